using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Allocation;

/// <summary>A server of one thread that answers every line with +OK and allocates nothing while it does.</summary>
internal sealed class NoopServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Thread _thread;

    public NoopServer()
    {
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public async Task<Pop3Session> OpenAsync()
    {
        int port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Pop3Session session = await Pop3Session.ConnectAsync(
            new Pop3Endpoint("127.0.0.1", port, Pop3Security.None), new Pop3SessionOptions(), new Pop3ServerProfile());
        await session.LoginAsync("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join();
    }

    private void Serve()
    {
        try
        {
            using Socket socket = _listener.AcceptSocket();
            socket.NoDelay = true;
            socket.Send("+OK ready\r\n"u8);
            byte[] buffer = new byte[256];
            while (socket.Receive(buffer) is > 0 and int count)
            {
                for (int i = 0; i < count; i++)
                {
                    if (buffer[i] == '\n') socket.Send("+OK\r\n"u8);
                }
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }
}
