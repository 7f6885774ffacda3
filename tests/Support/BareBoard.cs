using System;
using Pop3Nano.Commands;

namespace Pop3Nano.Support;

/// <summary>A board with a clock and nothing else: suites derive theirs from it and add what they look at.</summary>
internal abstract class BareBoard : IBoard, IStore
{
    public virtual int RelayCount => 0;

    public IStore Store => this;

    public virtual long Milliseconds => Environment.TickCount64;

    public virtual void SetLed(bool lit)
    {
        // There is none.
    }

    public virtual void BlinkLed(int times)
    {
        // There is none.
    }

    public virtual void SetRelay(int relay, bool closed)
    {
        // There is none, or nothing hangs on it.
    }

    public virtual bool TryReadTemperature(out int tenths)
    {
        tenths = 0;
        return false;
    }

    public virtual int Random(int limit) => 0;

    public virtual bool WaitForTime() => true;

    public virtual bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    /// <summary>Nobody waits: suites call Poll themselves.</summary>
    public virtual bool Wait(int milliseconds) => false;

    public void FeedWatchdog()
    {
        // Nobody watches.
    }

    public virtual void Reboot()
    {
        // Nothing would be different.
    }

    public virtual void Log(string line)
    {
        // Nobody reads it.
    }

    /// <summary>Nothing survives, unless a derived one keeps it.</summary>
    public virtual int Read(int slot, byte[] buffer) => 0;

    public virtual void Write(int slot, byte[] buffer, int length)
    {
        // It is lost.
    }
}
