using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace Pop3Nano.Tests.Support;

/// <summary>A port that swallows packets: more clients wait there than the platform lets wait, and nobody accepts them.</summary>
internal sealed class FullListener : IDisposable
{
    private const int Clients = 8; // the platform lets one or two in; the packets of the others are lost

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        for (int i = 0; i < Clients; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(client);
            try
            {
                client.Connect(IPAddress.Loopback, Port);
            }
            catch (SocketException underWay) when (underWay.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // Under way, for good.
            }
        }
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Nobody waits any more: the next client gets in.</summary>
    public void MakeRoom()
    {
        foreach (Socket client in _waiting) client.Dispose();
        while (_listener.Poll(0, SelectMode.SelectRead)) _listener.Accept().Dispose();
    }

    public void Dispose()
    {
        foreach (Socket client in _waiting) client.Dispose();
        _listener.Dispose();
    }
}
