using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A board that only takes notes. Its clock moves when somebody waits.</summary>
internal sealed class FakeBoard : IBoard
{
    private readonly MemoryStore _store = new();

    public List<string> Logged { get; } = [];

    /// <summary>What was switched, in order: "led on", "blink 3", "relay 2 off".</summary>
    public List<string> Switched { get; } = [];

    public List<int> Waits { get; } = [];

    public int Reboots { get; private set; }

    public int WatchdogFeeds { get; private set; }

    /// <summary>In tenths of a degree; null: the sensor does not answer.</summary>
    public int? Temperature { get; set; } = 215;

    public bool HasTime { get; set; } = true;

    /// <summary>Gives the random number below a limit; half of the limit unless it is set, so that there is no jitter.</summary>
    public Func<int, int> NextRandom { get; set; } = limit => limit / 2;

    /// <summary>How often Wait says "go on".</summary>
    public int Rounds { get; set; }

    public MemoryStore Store => _store;

    public int RelayCount => 4;

    public long Milliseconds { get; private set; }

    IStore IBoard.Store => _store;

    public void SetLed(bool lit) => Switched.Add(lit ? "led on" : "led off");

    public void BlinkLed(int times) => Switched.Add("blink " + times);

    public void SetRelay(int relay, bool closed) => Switched.Add("relay " + relay + (closed ? " on" : " off"));

    public bool TryReadTemperature(out int tenths)
    {
        tenths = Temperature ?? 0;
        return Temperature != null;
    }

    public int Random(int limit) => NextRandom(limit);

    public bool WaitForTime() => HasTime;

    public bool Wait(int milliseconds)
    {
        Waits.Add(milliseconds);
        Milliseconds += milliseconds;
        return Rounds-- > 0;
    }

    public void FeedWatchdog() => WatchdogFeeds++;

    public void Reboot() => Reboots++;

    public void Log(string line) => Logged.Add(line);
}
