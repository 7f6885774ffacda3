using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>DIGEST-MD5 with the same nonce each time.</summary>
internal sealed class FixedDigest() : DigestMd5Mechanism("ann", "hunter2secret", "elwood.example.org")
{
    protected override string CreateNonce() => "OA6MHXh6VqTrRk";
}
