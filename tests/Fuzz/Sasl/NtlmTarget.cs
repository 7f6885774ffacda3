using System;
using System.Net;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>NTLM's CHALLENGE_MESSAGE (MS-NLMP §2.2.1.2), which the platform reads: what it says of nonsense has to come out as one of three exceptions.</summary>
internal sealed class NtlmTarget : FuzzTarget
{
    public override string Group => "sasl";

    public override string Name => "ntlm";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add("NTLMSSP\0\x02\0\0\0");
        octets.Add([8, 0, 8, 0, 56, 0, 0, 0, 0x35, 0x82, 0x8A, 0xE2, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 20, 0, 64, 0, 0, 0, 10, 0, 0x63, 0x45, 0, 0, 0, 15]);
        octets.Add("D\0O\0M\0N\0").Add([2, 0, 8, 0]).Add("D\0O\0M\0N\0").Add([(byte)random.Next(11), 0, 0, 0, 0, 0, 0, 0]);
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        using var mechanism = NegotiateMechanism.Ntlm(new NetworkCredential("ann", "hunter2secret", "DOMN"), "pop.example.org");
        try
        {
            mechanism.Respond([]);
            mechanism.Respond(octets.Span.ToArray());
        }
        catch (Exception refused) when (refused is Pop3ProtocolException or PlatformNotSupportedException or InvalidOperationException)
        {
            // documented
        }
    }
}
