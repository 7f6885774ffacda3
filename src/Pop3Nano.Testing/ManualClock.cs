using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Pop3Nano.Testing;

/// <summary>
/// A clock that stands still until it is told to go on. Its timers fire on the thread that advances it, each at its own time.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;

    /// <summary>Makes a clock that stands at the start of 2026, UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock that stands at <paramref name="start"/>.</summary>
    public ManualClock(DateTimeOffset start) => _now = start;

    /// <summary>One timestamp is 100 nanoseconds.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that tests do not depend on where they run.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The number of timers that are due some time.</summary>
    public int PendingTimers
    {
        get { lock (_gate) return _timers.Count; }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on and fires the timers that come due on the way, in their order.</summary>
    /// <param name="time">How far, from zero.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_gate) end = _now + time;
        while (TakeDue(end) is ManualTimer timer) timer.Fire();
        lock (_gate)
        {
            if (_now < end) _now = end;
        }
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    /// <returns>False if no timer is due.</returns>
    public bool AdvanceToNextTimer() => AdvanceToNextTimer(DateTimeOffset.MaxValue);

    // The same, if it is due by then.
    internal bool AdvanceToNextTimer(DateTimeOffset end)
    {
        if (TakeDue(end) is not ManualTimer timer) return false;
        timer.Fire();
        return true;
    }

    /// <summary>Waits until so many timers are pending, set by other threads: then the clock may be advanced.</summary>
    /// <param name="count">How many, from 1.</param>
    /// <param name="timeout">How long to wait at most, in real time.</param>
    /// <returns>False if time ran out.</returns>
    public bool WaitForTimers(int count, TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_timers.Count < count)
            {
                TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left)) return _timers.Count >= count;
            }
            return true;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    // A due time that is infinite takes the timer off the list.
    internal void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            timer.Due = _now + dueTime;
            int index = _timers.Count;
            while (index > 0 && _timers[index - 1].Due > timer.Due) index--;
            _timers.Insert(index, timer);
            Monitor.PulseAll(_gate);
        }
    }

    // Callbacks run outside the lock: they may make and change timers.
    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            if (_timers.Count == 0 || _timers[0].Due > end) return null;
            ManualTimer timer = _timers[0];
            _timers.RemoveAt(0);
            if (timer.Due > _now) _now = timer.Due;
            return timer;
        }
    }
}
