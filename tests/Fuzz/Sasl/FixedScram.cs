using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>SCRAM-SHA-256 as RFC 7677 §3 shows it: the same nonce each time.</summary>
internal sealed class FixedScram() : ScramSha256Mechanism("user", "pencil")
{
    public const string Nonce = "rOprNGfwEbeRWgbNEkqO";

    protected override string CreateNonce() => Nonce;
}
