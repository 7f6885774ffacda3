using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Soak;

/// <summary>A connection to an in-memory server whose deadlines go by the day's clock: silence takes no time.</summary>
internal sealed class VirtualChannel(Stream server, ManualClock clock) : Pop3Channel
{
    private long _deadline = long.MaxValue;

    public override long Milliseconds => clock.GetTimestamp() / TimeSpan.TicksPerMillisecond;

    public override int Read(byte[] buffer, int start, int length)
    {
        server.ReadTimeout = _deadline == long.MaxValue ? Timeout.Infinite : (int)Math.Min(Left(), int.MaxValue);
        try
        {
            return server.Read(buffer, start, length);
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut })
        {
            throw new TimeoutException("The server is silent.", failure);
        }
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        Left();
        server.Write(buffer, start, length);
    }

    public override void SetDeadline(int milliseconds) => _deadline = milliseconds < 0 ? long.MaxValue : Milliseconds + milliseconds;

    public override void StartTls() => throw new NotSupportedException();

    public override void Close() => server.Dispose();

    private long Left()
    {
        long left = _deadline - Milliseconds;
        return left > 0 ? left : throw new TimeoutException("The deadline has passed.");
    }
}
