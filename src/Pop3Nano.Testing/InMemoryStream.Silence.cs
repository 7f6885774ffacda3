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

    private bool _isLeaving;

    // -1: the server has nothing to say in time; then "left" is what a wait did not use up of the timeout.
    private int TryRead(Span<byte> buffer, int timeout, out TimeSpan left, CancellationToken cancellationToken)
    {
        left = timeout == Timeout.Infinite ? TimeSpan.Zero : TimeSpan.FromMilliseconds(timeout);
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this); // a timer that fires in a wait may do it
            if (buffer.IsEmpty) return 0;
            switch (_connection.Next(buffer, out int count))
            {
                case ConnectionStep.Octets: return count;
                case ConnectionStep.Closed: return 0;
                case ConnectionStep.NeedInput: return -1;
                case ConnectionStep.StartTls:
                    _connection.TlsStarted();
                    break;
                default:
                    if (!Wait(timeout, ref left, cancellationToken)) return -1;
                    break;
            }
        }
    }

    // A scripted delay takes the clock's time, no real time. It may be longer than the reader's patience: the rest of it comes later.
    private bool Wait(int timeout, ref TimeSpan left, CancellationToken cancellationToken)
    {
        TimeSpan delay = _connection.Delay;
        TimeSpan passed = Pass(timeout == Timeout.Infinite || delay < left ? delay : left, cancellationToken);
        left -= passed;
        _connection.Waited(passed);
        return passed == delay && !cancellationToken.IsCancellationRequested;
    }

    // Lets time pass from timer to timer, and no more of it once the reader gives up. Returns how much did. Another clock than a ManualClock
    // stays where it is, and for a reader that has left no time passes.
    private TimeSpan Pass(TimeSpan time, CancellationToken cancellationToken)
    {
        if (_isLeaving || _clock is not ManualClock manual) return time;
        DateTimeOffset start = manual.GetUtcNow();
        while (!cancellationToken.IsCancellationRequested && manual.AdvanceToNextTimer(start + time))
        {
        }
        TimeSpan passed = manual.GetUtcNow() - start;
        if (cancellationToken.IsCancellationRequested || passed >= time) return passed < time ? passed : time;
        manual.Advance(time - passed);
        return time;
    }

    // Time passes from timer to timer until the caller's own deadline cancels the read or ReadTimeout is over.
    private ValueTask<int> Silence(Memory<byte> buffer, TimeSpan left, CancellationToken cancellationToken)
    {
        if (_readTimeout != Timeout.Infinite) Pass(left, cancellationToken);
        else if (cancellationToken.CanBeCanceled && _clock is ManualClock manual)
        {
            for (int i = 0; i < MostTimers && !cancellationToken.IsCancellationRequested && !_disposed && manual.AdvanceToNextTimer(); i++)
            {
            }
        }
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<int>(cancellationToken);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_readTimeout != Timeout.Infinite) return ValueTask.FromException<int>(TimedOut());
        _pending = new PendingRead(buffer, cancellationToken);
        var task = new ValueTask<int>(_pending.Task);
        _pending.EndWhenCancelled(Abandon);
        return task;
    }

    // What the server says from now on is for the next read.
    private void Abandon(PendingRead read)
    {
        lock (_gate)
        {
            if (_pending == read) _pending = null;
        }
    }

    // The server's own end, which comes from another thread: a read that waits meets the end of the stream, as those do that come later.
    private void Stop()
    {
        lock (_gate)
        {
            _connection.Dispose();
            _pending?.Complete(0);
            _pending = null;
        }
    }

    private static IOException TimedOut() => new("The server has nothing more to say.", new SocketException((int)SocketError.TimedOut));
}
