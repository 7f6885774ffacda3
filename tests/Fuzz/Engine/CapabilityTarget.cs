using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>Capability lists.</summary>
internal sealed class CapabilityTarget : ReplyTarget
{
    public override string Name => "capabilities";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add("_+OK\r\n\u0002C\n+OK\r\n");
        Grammar.CapabilityLines(octets, random, random.OneIn(60) ? 240 + random.Next(30) : random.Next(8));
        if (random.OneIn(4)) octets.Add("\u0002SK\n+OK\r\n\u0002C\n+OK\r\n.\r\n");
    }
}
