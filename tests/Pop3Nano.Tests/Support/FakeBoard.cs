using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A board that only takes notes. Its clock moves when somebody waits.</summary>
internal sealed class FakeBoard : IBoard
{
    private readonly MemoryStore _store = new();
    private long _milliseconds;

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

    /// <summary>By how much each look at the clock moves it.</summary>
    public int Tick { get; set; }

    public long Milliseconds { get => _milliseconds += Tick; private set => _milliseconds = value; }

    /// <summary>Another store than the one that only counts; none unless it is set.</summary>
    public IStore? Flash { get; set; }

    IStore IBoard.Store => Flash ?? _store;

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

    /// <summary>Seconds since 1970; null: not known.</summary>
    public long? UnixTime { get; set; } = 1_800_000_000;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = UnixTime ?? 0;
        return UnixTime != null;
    }

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
