using System;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Pop3Nano.Protocol;

namespace Pop3Nano.Benchmarks;

/// <summary>The engine alone, fed from memory: a message is searched for its end and its stuffed dots, a listing read line by line. The limits: memcpy and IndexOf.</summary>
[MemoryDiagnoser, GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory), CategoriesColumn]
public class EngineBenchmarks
{
    private const int BufferSize = 16384;
    private readonly byte[] _receive = new byte[BufferSize];
    private readonly byte[] _target = new byte[BufferSize];
    private byte[] _message = [];
    private byte[] _listing = [];
    private Pop3Engine _engine = null!;

    [GlobalSetup]
    public void Open()
    {
        var maildrop = new ReadyMaildrop(10_000, 100 * 1024);
        _message = maildrop.ReplyTo("RETR 1"u8).Head;
        _listing = maildrop.Uidl;
        _engine = new Pop3Engine(new byte[512], _receive, 16, 512);
        Feed("+OK ready\r\n"u8.ToArray(), 0);
        _engine.Next();
        _engine.WriteUser("ann", 0);
        _engine.WritePass("x", 0);
        Say();
        Feed("+OK\r\n+OK\r\n"u8.ToArray(), 0);
        _engine.Next();
        _engine.Next();
    }

    [Benchmark(Baseline = true, Description = "memcpy"), BenchmarkCategory("message of 100 KB")]
    public int Copy()
    {
        int at = 0;
        for (int count; at < _message.Length; at += count)
        {
            count = Math.Min(BufferSize, _message.Length - at);
            _message.AsSpan(at, count).CopyTo(_target);
        }
        return at;
    }

    [Benchmark(Description = "Pop3Engine"), BenchmarkCategory("message of 100 KB")]
    public long Message()
    {
        _engine.WriteRetr(1, 0);
        return Read(_message);
    }

    [Benchmark(Baseline = true, Description = "IndexOf('\\n')"), BenchmarkCategory("listing of 10,000")]
    public int Lines()
    {
        int lines = 0;
        for (int at = 0; at < _listing.Length; lines++) at += _listing.AsSpan(at).IndexOf((byte)'\n') + 1;
        return lines;
    }

    [Benchmark(Description = "Pop3Engine"), BenchmarkCategory("listing of 10,000")]
    public long Listing()
    {
        _engine.WriteUidl(0);
        return Read(_listing);
    }

    // Octets of text, or of unique-ids.
    private long Read(byte[] reply)
    {
        Say();
        long octets = 0;
        int at = 0;
        while (true)
        {
            switch (_engine.Next())
            {
                case Pop3Event.NeedOctets:
                    at += Feed(reply, at);
                    break;
                case Pop3Event.End:
                    return octets;
                case Pop3Event.Broken or Pop3Event.Closed or Pop3Event.Err:
                    throw new InvalidOperationException("The reply was not taken.");
                default:
                    octets += _engine.TextLength;
                    break;
            }
        }
    }

    private int Feed(byte[] octets, int at)
    {
        _engine.GetReceiveSpace(out int start, out int length);
        length = Math.Min(length, octets.Length - at);
        octets.AsSpan(at, length).CopyTo(_receive.AsSpan(start));
        _engine.Received(length);
        return length;
    }

    private void Say() => _engine.Sent(_engine.SendLength);
}
