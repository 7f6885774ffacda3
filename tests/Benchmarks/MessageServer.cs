using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>Answers RETR with one and the same message, ready made, and everything else with +OK: as little server as possible.</summary>
internal sealed class MessageServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _reply;

    public MessageServer(int octets)
    {
        var message = new StringBuilder("+OK\r\n");
        while (message.Length < octets) message.Append("A line of a mail as people and machines write them, 72 octets or so long..\r\n");
        _reply = Encoding.ASCII.GetBytes(message.Append(".\r\n").ToString());
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int ReplyLength => _reply.Length;

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = _listener.AcceptSocket();
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The benchmark is over.
        }
    }

    private void Serve(Socket socket)
    {
        using Socket owned = socket;
        socket.NoDelay = true;
        socket.Send("+OK ready\r\n"u8);
        byte[] buffer = new byte[1024];
        try
        {
            while (socket.Receive(buffer) is > 0 and int count)
            {
                for (int i = 0; i < count; i++)
                {
                    bool lineEnds = buffer[i] == '\n';
                    if (lineEnds) socket.Send(buffer[0] == 'R' ? _reply : "+OK\r\n"u8);
                }
            }
        }
        catch (SocketException)
        {
            // The client is gone.
        }
    }
}
