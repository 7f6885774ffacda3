using Pop3Nano.Commands;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>A board that does nothing.</summary>
internal sealed class NoBoard : IBoard, IStore
{
    public int RelayCount => 2;

    public IStore Store => this;

    public long Milliseconds => 0;

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
        tenths = 185;
        return true;
    }

    public int Random(int limit) => 0;

    public bool WaitForTime() => true;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = 1_780_000_000;
        return true;
    }

    public bool Wait(int milliseconds) => true;

    public void FeedWatchdog()
    {
    }

    public void Reboot()
    {
    }

    public void Log(string line)
    {
    }

    public int Read(int slot, byte[] buffer) => 0;

    public void Write(int slot, byte[] buffer, int length)
    {
    }
}
