using System.Net;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Stands where the platform's native code does: notes whether a challenge came so far.</summary>
internal sealed class Witness() : GssapiMechanism(CredentialCache.DefaultNetworkCredentials, "pop.example.org")
{
    public int Seen { get; private set; }

    protected override byte[] Exchange(byte[] challenge, out bool isOver)
    {
        Seen++;
        isOver = false;
        return [];
    }
}
