using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// A message of 100 KB over loopback: the session, with all that it looks for in the octets, against a bare loop that only receives
/// the same number of octets into a buffer of the same size, from the same server.
/// </summary>
[MemoryDiagnoser]
public class StreamingBenchmarks
{
    private const int BufferSize = 16384;
    private readonly byte[] _buffer = new byte[BufferSize];
    private MessageServer _server = null!;
    private Socket _bare = null!;
    private Pop3Session _session = null!;
    private Pop3Session _async = null!;

    [GlobalSetup]
    public void Open()
    {
        _server = new MessageServer(100 * 1024);
        var endpoint = new Pop3Endpoint("127.0.0.1", _server.Port, Pop3Security.None);
        var options = new Pop3SessionOptions { ReceiveBuffer = BufferSize };
        _session = Pop3Session.Connect(endpoint, options, new Pop3ServerProfile());
        _session.Login("ann", "x", Pop3LoginMethod.UserPass);
        _async = Pop3Session.Connect(endpoint, options, new Pop3ServerProfile());
        _async.Login("ann", "x", Pop3LoginMethod.UserPass);
        _bare = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _bare.Connect("127.0.0.1", _server.Port);
        _bare.Receive(_buffer); // the greeting
    }

    [GlobalCleanup]
    public void Close()
    {
        _session.Dispose();
        _async.Dispose();
        _bare.Dispose();
        _server.Dispose();
    }

    [Benchmark(Baseline = true, Description = "bare Socket.Receive loop")]
    public int Bare()
    {
        _bare.Send("RETR 1\r\n"u8);
        int rest = _server.ReplyLength;
        while (rest > 0) rest -= _bare.Receive(_buffer);
        return rest;
    }

    [Benchmark(Description = "Pop3Session.Retr to Stream.Null")]
    public long Session() => _session.Retr(1, Stream.Null);

    [Benchmark(Description = "Pop3Session.RetrAsync to Stream.Null")]
    public ValueTask<long> SessionAsync() => _async.RetrAsync(1, Stream.Null);
}
