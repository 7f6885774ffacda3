using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _disposed;

    // Guarded by the clock's lock.
    internal DateTimeOffset Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        _period = period;
        clock.Schedule(this, dueTime);
        if (dueTime == TimeSpan.Zero) clock.Advance(TimeSpan.Zero);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (_disposed) return;
        // A period of zero means once, as with System.Threading.Timer.
        if (_period > TimeSpan.Zero) clock.Schedule(this, _period);
        callback(state);
    }
}
