using Pop3Nano.Session;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A SCRAM-SHA-1 that is not random.</summary>
internal sealed class Sha1WithNonce(string name, string password, string nonce) : ScramSha1Mechanism(name, password)
{
    protected override string CreateNonce() => nonce;
}
