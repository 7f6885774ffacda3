using System;
using System.Collections.Generic;
using Pop3Nano.Support;
using Pop3Nano.Testing;

namespace Pop3Nano.Soak;

/// <summary>A board that lives by the day's clock. It does not wait: the day does.</summary>
internal sealed class SimulatedBoard(ManualClock clock, Random random) : BareBoard
{
    private readonly Dictionary<int, byte[]> _flash = [];
    private readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>By how much its idea of the time is wrong.</summary>
    public TimeSpan Error { get; set; }

    /// <summary>Whether it knows the time.</summary>
    public bool HasTime { get; set; } = true;

    public override long Milliseconds => (long)(clock.GetUtcNow() - _start).TotalMilliseconds;

    public override void SetRelay(int relay, bool closed) => throw new ArgumentOutOfRangeException(nameof(relay));

    public override int Random(int limit) => random.Next(limit);

    public override bool WaitForTime() => HasTime;

    public override bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = (clock.GetUtcNow() + Error).ToUnixTimeSeconds();
        return HasTime;
    }

    public override bool Wait(int milliseconds) => throw new NotSupportedException();

    public override int Read(int slot, byte[] buffer)
    {
        if (!_flash.TryGetValue(slot, out byte[]? octets)) return 0;
        int count = Math.Min(octets.Length, buffer.Length);
        Array.Copy(octets, buffer, count);
        return count;
    }

    public override void Write(int slot, byte[] buffer, int length) => _flash[slot] = buffer[..length];
}
