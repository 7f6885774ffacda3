using System;
using Pop3Nano.Commands;

namespace Pop3Nano.Aot;

/// <summary>A board that only says what it is told.</summary>
internal sealed class ConsoleBoard : IBoard, IStore
{
    public int RelayCount => 1;

    public IStore Store => this;

    public long Milliseconds => Environment.TickCount64;

    public void SetLed(bool lit)
    {
    }

    public void BlinkLed(int times)
    {
    }

    public void SetRelay(int relay, bool closed)
    {
    }

    public bool TryReadTemperature(out int tenths)
    {
        tenths = 0;
        return false;
    }

    public int Random(int limit) => 0;

    public bool WaitForTime() => true;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    public bool Wait(int milliseconds) => false;

    public void FeedWatchdog()
    {
    }

    public void Reboot()
    {
    }

    public void Log(string line) => Console.WriteLine(line);

    public int Read(int slot, byte[] buffer) => 0;

    public void Write(int slot, byte[] buffer, int length)
    {
    }
}
