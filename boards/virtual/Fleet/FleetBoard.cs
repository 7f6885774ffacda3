using System;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>One of many boards: nobody looks at it.</summary>
internal sealed class FleetBoard : IBoard
{
    public int RelayCount => 2;

    public IStore Store { get; } = new MemoryStore();

    public long Milliseconds => Environment.TickCount64;

    public void SetLed(bool lit)
    {
        // Nobody sees it.
    }

    public void BlinkLed(int times)
    {
        // Nobody sees it.
    }

    public void SetRelay(int relay, bool closed)
    {
        // Nothing hangs on it.
    }

    public bool TryReadTemperature(out int tenths)
    {
        tenths = 215;
        return true;
    }

    public int Random(int limit) => System.Random.Shared.Next(limit);

    public bool WaitForTime() => true;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    public bool Wait(int milliseconds) => throw new NotSupportedException(); // the fleet does

    public void FeedWatchdog()
    {
        // It has none.
    }

    public void Reboot()
    {
        // Nothing would be different.
    }

    public void Log(string line)
    {
        // The reports are counted.
    }
}
