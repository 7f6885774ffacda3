using Pop3Nano.Session;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>A DIGEST-MD5 that is not random.</summary>
internal sealed class DigestWithNonce(string name, string password, string host, string nonce) : DigestMd5Mechanism(name, password, host)
{
    protected override string CreateNonce() => nonce;
}
