using Pop3Nano.Support;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>A board that does nothing, always at the same time and temperature.</summary>
internal sealed class NoBoard : BareBoard
{
    public override int RelayCount => 2;

    public override long Milliseconds => 0;

    public override bool TryReadTemperature(out int tenths)
    {
        tenths = 185;
        return true;
    }

    public override bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = 1_780_000_000;
        return true;
    }
}
