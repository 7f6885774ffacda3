using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Greets, takes USER and PASS in one flight, answers the next with half a message if that is wanted, and is silent from then on: for any
/// number of clients, one after the other. In a process of
/// its own, since a process may open only so many files.
/// </summary>
internal static class IdleServer
{
    /// <summary>Serves until its input ends; prints its port first.</summary>
    public static void Run(bool sendsHalf)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1024);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        new Thread(() => Serve(listener, sendsHalf)) { IsBackground = true }.Start();
        Console.In.ReadToEnd();
    }

    private static void Serve(TcpListener listener, bool sendsHalf)
    {
        var clients = new List<Socket>();
        byte[] buffer = new byte[512];
        while (true)
        {
            Socket client = listener.AcceptSocket();
            client.NoDelay = true;
            clients.Add(client);
            client.Send("+OK ready\r\n"u8);
            if (client.Receive(buffer) > 0) client.Send("+OK\r\n+OK\r\n"u8);
            if (sendsHalf && client.Receive(buffer) > 0) client.Send("+OK\r\nSubject: half\r\n\r\nthe rest never com"u8);
        }
    }
}
