using System;
using System.Globalization;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>RETR of 100 KB and 1 MB against a loop that only receives.</summary>
internal abstract class RetrPromise(double share, bool isTls) : Promise
{
    protected const int BufferSize = 16384;

    protected bool IsTls => isTls;

    public override Verdict Measure()
    {
        double small = Measure(100 * 1024);
        double large = Measure(1024 * 1024);
        return new Verdict(small >= share && large >= share, string.Create(CultureInfo.InvariantCulture, $"100 KB: {small:P0}, 1 MB: {large:P0}"));
    }

    /// <summary>Opens what fetches message 1 to nowhere each time that it is called.</summary>
    protected abstract Action Open(ReadyServer server, out IDisposable owner);

    protected Pop3Endpoint Endpoint(ReadyServer server) =>
        new("localhost", server.Port, isTls ? Pop3Security.Implicit : Pop3Security.None) { TrustedCertificates = BenchCertificate.Trusted };

    private double Measure(int octets)
    {
        using var server = new ReadyServer(new ReadyMaildrop(1, octets), isTls);
        (double limit, double ours) = Alternating.Measure(() =>
        {
            var bare = new BareConnection(server.Port, new byte[BufferSize], isTls);
            Action retr = Open(server, out IDisposable owner);
            return (() => bare.Talk("RETR 1\r\n"u8, server.Maildrop.RetrLength), retr, new Owners(bare, owner));
        });
        return limit / ours;
    }

    private sealed class Owners(params IDisposable[] all) : IDisposable
    {
        public void Dispose()
        {
            foreach (IDisposable one in all) one.Dispose();
        }
    }
}
