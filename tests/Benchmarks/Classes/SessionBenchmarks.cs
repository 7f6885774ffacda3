using System.IO;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// A message of 100 KB over loopback, plain and over TLS: session and client, with all that they look for in the octets, against a bare
/// loop that only receives as many into a buffer of the same size.
/// </summary>
[MemoryDiagnoser]
public class SessionBenchmarks
{
    private const int BufferSize = 16384;
    private ReadyServer _server = null!;
    private BareConnection _bare = null!;
    private Pop3Session _session = null!;
    private Pop3Session _async = null!;

    [Params(false, true)]
    public bool IsTls { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _server = new ReadyServer(new ReadyMaildrop(1, 100 * 1024), IsTls);
        _bare = new BareConnection(_server.Port, new byte[BufferSize], IsTls);
        _session = LogIn();
        _async = LogIn();
    }

    [GlobalCleanup]
    public void Close()
    {
        _session.Dispose();
        _async.Dispose();
        _bare.Dispose();
        _server.Dispose();
    }

    [Benchmark(Baseline = true, Description = "bare receive loop")]
    public void Bare() => _bare.Talk("RETR 1\r\n"u8, _server.Maildrop.RetrLength);

    [Benchmark(Description = "Pop3Session.Retr to Stream.Null")]
    public long Session() => _session.Retr(1, Stream.Null);

    [Benchmark(Description = "Pop3Session.RetrAsync to Stream.Null")]
    public ValueTask<long> SessionAsync() => _async.RetrAsync(1, Stream.Null);

    private Pop3Session LogIn()
    {
        var endpoint = new Pop3Endpoint("localhost", _server.Port, IsTls ? Pop3Security.Implicit : Pop3Security.None) { TrustedCertificates = BenchCertificate.Trusted };
        Pop3Session session = Pop3Session.Connect(endpoint, new Pop3SessionOptions { ReceiveBuffer = BufferSize }, new Pop3ServerProfile());
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }
}
