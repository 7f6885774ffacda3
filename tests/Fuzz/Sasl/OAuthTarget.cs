using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Error challenges of OAUTHBEARER and XOAUTH2: JSON of any kind.</summary>
internal sealed class OAuthTarget : SaslTarget
{
    private static readonly string[] Challenges =
    [
        "{\"status\":\"invalid_token\",\"scope\":\"x\"}", "{\"status\":\"401\",\"schemes\":\"bearer\"}", "{\"status\" : 400}", "{\"status\":\"hunter2secret\"}", "{}", "", "\"status\"\"\"", "{\"status\":\"\x1B[31m\"}", "status",
        "{\"s\"status\":\"a\"}",
    ];

    public override string Name => "oauth";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add(random.Any(Challenges));
        if (random.OneIn(4)) octets.Add(Next).Add(random.Any(Challenges));
    }

    // Both read the challenge by the same code; this one also writes the longer message.
    protected override SaslMechanism Create() => new OAuthBearerMechanism("ann", Password, "pop.example.org", 110);

    protected override bool MayComplete(ReadOnlySpan<byte> octets) => true;
}
