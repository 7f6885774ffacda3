using System;
using System.Net.Sockets;

namespace Pop3Nano.Benchmarks;

/// <summary>A socket that has logged in, and the two buffers of a session.</summary>
internal sealed class BareSession : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _send;
    private readonly byte[] _receive;

    public BareSession(int port, int sendBuffer, int receiveBuffer)
    {
        _send = new byte[sendBuffer];
        _receive = new byte[receiveBuffer];
        _socket.Connect("127.0.0.1", port);
        _socket.Receive(_receive);
        "USER ann\r\nPASS x\r\n"u8.CopyTo(_send);
        _socket.Send(_send, "USER ann\r\nPASS x\r\n".Length, SocketFlags.None);
        _socket.Receive(_receive);
    }

    public void Dispose() => _socket.Dispose();
}
