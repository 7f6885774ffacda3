using System;
using System.Text;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Challenges' base64 (RFC 4648 §4) against the platform's, which also lets white space pass.</summary>
internal sealed class Base64Target : FuzzTarget
{
    public override string Group => "sasl";

    public override string Name => "base64";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        for (int groups = random.Next(6); groups > 0; groups--)
        {
            for (int i = 0; i < 4; i++) octets.Add((byte)"ABCDabcd0189+/zZ"[random.Next(16)]);
        }
        octets.Add(random.OneIn(3) ? "YQ==" : random.OneIn(2) ? "YWI=" : random.OneIn(6) ? "=" : "");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        byte[] expected = new byte[octets.Length];
        string text = Encoding.Latin1.GetString(octets.Span);
        bool isSound = Convert.TryFromBase64String(text, expected, out int count) && text.AsSpan().IndexOfAny(" \t\r\n") < 0;
        try
        {
            byte[] found = Base64Probe.Decode(octets.Octets, octets.Length);
            FindingException.Unless(isSound, "what is no base64 was decoded");
            FindingException.Unless(found.AsSpan().SequenceEqual(expected.AsSpan(0, count)), "it was decoded wrong");
        }
        catch (Pop3ProtocolException broken)
        {
            FindingException.Unless(!isSound && broken.Fault == Pop3Fault.BadChallenge, "base64 was not decoded");
        }
    }
}
