using System;
using System.IO;
using Pop3Nano.Client;

namespace Pop3Nano.Benchmarks;

/// <summary>RETR through <see cref="Pop3Client.SaveMessage(int, Stream)"/>.</summary>
internal sealed class ClientSave(string name, double share, bool isTls) : RetrPromise(share, isTls)
{
    public override string Name => name;

    protected override Action Open(ReadyServer server, out IDisposable owner)
    {
        Pop3Client client = new(new Pop3ClientOptions
        {
            Host = "localhost",
            Port = server.Port,
            Username = "ann",
            Password = "x",
            SecurityOptions = IsTls ? SecurityOptions.SSLImplicit : SecurityOptions.None,
            TrustedCertificates = BenchCertificate.Trusted,
        });
        client.SaveMessage(1, Stream.Null);
        owner = client;
        return () => client.SaveMessage(1, Stream.Null);
    }
}
