using System;
using System.Collections.Generic;
using Pop3Nano.Commands;
using Pop3Nano.Testing;

namespace Pop3Nano.Soak;

/// <summary>A board that lives by the day's clock. It does not wait: the day does.</summary>
internal sealed class SimulatedBoard(ManualClock clock, Random random) : IBoard, IStore
{
    private readonly Dictionary<int, byte[]> _flash = [];
    private readonly DateTimeOffset _start = clock.GetUtcNow();

    /// <summary>By how much its idea of the time is wrong.</summary>
    public TimeSpan Error { get; set; }

    /// <summary>Whether it knows the time.</summary>
    public bool HasTime { get; set; } = true;

    public int RelayCount => 0;

    public IStore Store => this;

    public long Milliseconds => (long)(clock.GetUtcNow() - _start).TotalMilliseconds;

    public void SetLed(bool lit)
    {
        // It has none.
    }

    public void BlinkLed(int times)
    {
        // It has none.
    }

    public void SetRelay(int relay, bool closed) => throw new ArgumentOutOfRangeException(nameof(relay));

    public bool TryReadTemperature(out int tenths)
    {
        tenths = 0;
        return false;
    }

    public int Random(int limit) => random.Next(limit);

    public bool WaitForTime() => HasTime;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = (clock.GetUtcNow() + Error).ToUnixTimeSeconds();
        return HasTime;
    }

    public bool Wait(int milliseconds) => throw new NotSupportedException();

    public void FeedWatchdog()
    {
        // Nobody watches.
    }

    public void Reboot()
    {
        // The day restarts it often enough.
    }

    public void Log(string line)
    {
        // A day's lines are thousands.
    }

    public int Read(int slot, byte[] buffer)
    {
        if (!_flash.TryGetValue(slot, out byte[]? octets)) return 0;
        int count = Math.Min(octets.Length, buffer.Length);
        Array.Copy(octets, buffer, count);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length) => _flash[slot] = buffer[..length];
}
