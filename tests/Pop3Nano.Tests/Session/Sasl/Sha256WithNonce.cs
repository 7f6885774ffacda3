using Pop3Nano.Session;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A SCRAM-SHA-256 that is not random.</summary>
internal sealed class Sha256WithNonce(string name, string password, string nonce) : ScramSha256Mechanism(name, password)
{
    protected override string CreateNonce() => nonce;
}
