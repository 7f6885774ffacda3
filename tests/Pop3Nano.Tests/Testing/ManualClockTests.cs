using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

public sealed class ManualClockTests
{
    [Fact]
    public void Time_and_timestamps_go_together_and_only_forward()
    {
        var clock = new ManualClock(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero));
        long stamp = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), clock.GetElapsedTime(stamp));
        Assert.Equal(new DateTimeOffset(2030, 5, 6, 7, 8, 10, 500, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(TimeZoneInfo.Utc, clock.LocalTimeZone);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_time()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        var fired = new List<string>();
        void Note(object? name) => fired.Add(name + "@" + (clock.GetUtcNow() - start).TotalSeconds);
        using ITimer late = clock.CreateTimer(Note, "late", TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using ITimer gone = clock.CreateTimer(Note, "gone", TimeSpan.FromSeconds(1), TimeSpan.Zero);
        gone.Dispose();
        Assert.False(gone.Change(TimeSpan.Zero, TimeSpan.Zero));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["often@2", "often@4", "late@5", "often@6"], fired);
        Assert.Equal(1, clock.PendingTimers);
        Assert.True(late.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.Equal("late@6", fired[^1]);
        Assert.True(clock.AdvanceToNextTimer());
        Assert.Equal("often@8", fired[^1]);
        often.Dispose();
        Assert.False(clock.AdvanceToNextTimer());
    }

    [Fact]
    public async Task Delays_and_deadlines_of_the_platform_follow_it()
    {
        var clock = new ManualClock();
        Task delay = Task.Delay(TimeSpan.FromMinutes(1), clock);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2), clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
        Assert.False(deadline.IsCancellationRequested);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(deadline.IsCancellationRequested);
    }
}
