using System;
using System.Runtime.CompilerServices;

namespace Pop3Nano.Testing;

// A time that somebody wants the server or the proxy to wait for. Half of what a timer of the platform takes: a delay and a drip add up.
internal static class WaitingTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    internal static TimeSpan Checked(TimeSpan time, [CallerArgumentExpression(nameof(time))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
        return time;
    }
}
