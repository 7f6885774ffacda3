using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>A board whose LED, relays and sensor exist on a screen only.</summary>
internal sealed class ScreenBoard(IScreen screen, IStore store) : IBoard, IDisposable
{
    private readonly bool[] _relays = new bool[2];
    private readonly ManualResetEventSlim _stop = new();

    public bool Led { get; private set; }

    public IReadOnlyList<bool> Relays => _relays;

    /// <summary>Degrees Celsius: a day's warmth in five minutes.</summary>
    public double Temperature => 21.5 + 3 * Math.Sin(Milliseconds / 300000.0 * Math.Tau);

    public string LastPoll { get; private set; } = "none yet";

    public string NextPoll { get; private set; } = "now";

    public int RelayCount => _relays.Length;

    public IStore Store { get; } = store;

    public long Milliseconds => Environment.TickCount64;

    public void SetLed(bool lit)
    {
        Led = lit;
        screen.Changed(this);
    }

    public void BlinkLed(int times)
    {
        // Only people need to see each blink.
        int wait = screen is LiveScreen ? 150 : 0;
        for (int i = 0; i < times * 2; i++)
        {
            SetLed(i % 2 == 0);
            Thread.Sleep(wait);
        }
    }

    public void SetRelay(int relay, bool closed)
    {
        _relays[relay - 1] = closed;
        screen.Changed(this);
    }

    public bool TryReadTemperature(out int tenths)
    {
        tenths = (int)Math.Round(Temperature * 10);
        return true;
    }

    public int Random(int limit) => System.Random.Shared.Next(limit);

    public bool WaitForTime() => true; // a computer's clock is kept by its system

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    public bool Wait(int milliseconds)
    {
        long until = Milliseconds + milliseconds;
        while (Milliseconds < until)
        {
            long rest = until - Milliseconds;
            NextPoll = string.Create(CultureInfo.InvariantCulture, $"in {(rest + 999) / 1000} s");
            screen.Changed(this);
            if (_stop.Wait((int)Math.Min(rest, 250))) return false;
        }
        NextPoll = "now";
        return true;
    }

    public void FeedWatchdog()
    {
        // A program on a computer has none.
    }

    public void Reboot()
    {
        Array.Clear(_relays);
        Led = false;
        Log("restarted");
    }

    public void Log(string line)
    {
        screen.Say(line);
        screen.Changed(this);
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Takes note of a poll.</summary>
    public void Polled(PollReport report)
    {
        LastPoll = string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {report.Outcome}, {report.Done} obeyed, {report.Rejected} refused");
        screen.Changed(this);
    }

    /// <summary>Has the next <see cref="Wait"/> say that it is over; true, so that the process lives until then.</summary>
    public bool Stop()
    {
        bool first = !_stop.IsSet;
        _stop.Set();
        return first; // a second Ctrl-C ends the process at once
    }
}
