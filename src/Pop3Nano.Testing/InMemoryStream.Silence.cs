using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// How reading runs the server, and how time passes where the server has nothing to say.
internal sealed partial class InMemoryStream
{
    // Far more timers than any test lets fire in one silent read.
    private const int MostTimers = 100_000;

    // -1: the server has nothing to say; then "left" is what a wait did not use up of the timeout.
    private int TryRead(Span<byte> buffer, int timeout, out TimeSpan left)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        left = timeout == Timeout.Infinite ? TimeSpan.Zero : TimeSpan.FromMilliseconds(timeout);
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            switch (connection.Next(buffer, out int count))
            {
                case ConnectionStep.Octets: return count;
                case ConnectionStep.Closed: return 0;
                case ConnectionStep.NeedInput: return -1;
                case ConnectionStep.StartTls:
                    connection.TlsStarted();
                    break;
                default:
                    if (!Wait(timeout, ref left)) return -1;
                    break;
            }
        }
    }

    // A scripted delay takes the clock's time, no real time; it may be longer than the reader's patience.
    private bool Wait(int timeout, ref TimeSpan left)
    {
        TimeSpan delay = connection.Delay;
        if (clock is ManualClock manual)
        {
            if (timeout != Timeout.Infinite && delay > left)
            {
                connection.Waited(left);
                return false;
            }
            manual.Advance(delay);
            left -= delay;
        }
        connection.DelayOver();
        return true;
    }

    // Time passes from timer to timer until the caller's own deadline cancels the read or ReadTimeout is over.
    private ValueTask<int> Silence(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (clock is ManualClock manual)
        {
            bool hasDeadline = _readTimeout == Timeout.Infinite && cancellationToken.CanBeCanceled;
            for (int i = 0; i < MostTimers && hasDeadline && manual.AdvanceToNextTimer(); i++)
            {
                if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<int>(cancellationToken);
                if (_disposed) return ValueTask.FromException<int>(new ObjectDisposedException(nameof(InMemoryStream)));
            }
            if (_readTimeout != Timeout.Infinite) manual.Advance(TimeSpan.FromMilliseconds(_readTimeout));
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<int>(cancellationToken);
        }
        if (_readTimeout != Timeout.Infinite) return ValueTask.FromException<int>(TimedOut());
        _pending = new PendingRead(buffer, cancellationToken);
        return new ValueTask<int>(_pending.Task);
    }

    private static IOException TimedOut() => new("The server has nothing more to say.", new SocketException((int)SocketError.TimedOut));
}
