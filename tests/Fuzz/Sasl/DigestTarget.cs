using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>DIGEST-MD5: directives of any kind (RFC 2831 §2.1.1), then a proof, which none of them can be.</summary>
internal sealed class DigestTarget : SaslTarget
{
    private static readonly string[] Directives =
    [
        "nonce=\"OA6MG9tEQGm2hh\"", "nonce=x", "realm=\"elwood\"", "realm=\"caf\xE9\"", "realm=\"\xC3\xA9\"", "qop=\"auth\"", "qop=\"auth-int, auth\"", "qop=auth-conf", "algorithm=md5-sess", "algorithm=md5", "charset=utf-8",
        "charset=latin", "maxbuf=65536", "cipher=\"3des\"", "stale=true", "x", "=", "realm=\"a\\\"b\"", "nonce=\"", "NONCE=\"y\"",
    ];

    public override string Name => "digest";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        if (!random.OneIn(4)) octets.Add("nonce=\"OA6MG9tEQGm2hh\",algorithm=md5-sess").Add(random.OneIn(2) ? ",charset=utf-8" : "").Add(random.OneIn(2) ? ",qop=\"auth\"" : "");
        for (int count = random.Next(4); count > 0; count--) octets.Add(random.OneIn(8) ? " , " : ",").Add(random.Any(Directives));
        octets.Add(Next).Add(random.OneIn(4) ? "rspauth=" : "rspauth=ea40f60335c427b5527b84dbabcdfffd");
    }

    protected override SaslMechanism Create() => new FixedDigest();

    protected override bool MayComplete(ReadOnlySpan<byte> octets) => false;
}
