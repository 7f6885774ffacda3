using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Client;

/// <summary>A port on which something else than a POP3 server lives: it says one thing, or nothing, and listens for ever.</summary>
internal sealed class LoneListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _accepted = [];

    /// <summary>With null it does not even accept.</summary>
    public LoneListener(string? greeting)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(16);
        if (greeting != null) _ = AcceptAsync(Encoding.ASCII.GetBytes(greeting));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>A port on which nobody listens.</summary>
    public static int RefusedPort()
    {
        using var listener = new LoneListener(null);
        return listener.Port;
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_accepted) _accepted.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync(byte[] greeting)
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync();
                lock (_accepted) _accepted.Add(socket);
                if (greeting.Length > 0) await socket.SendAsync(greeting);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
