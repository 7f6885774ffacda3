using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Pop3Nano.Client;

namespace Pop3Nano.Benchmarks;

/// <summary>Calls of <see cref="Pop3Client"/> over loopback on a connection that is open: what a call costs, and what it allocates.</summary>
[MemoryDiagnoser]
public class ClientBenchmarks
{
    private ReadyServer _server = null!;
    private Pop3Client _client = null!;

    [GlobalSetup]
    public void Open()
    {
        _server = new ReadyServer(new ReadyMaildrop(100, 4096));
        _client = new Pop3Client("localhost", _server.Port, "ann", "x", SecurityOptions.None);
        _client.GetMessageCount();
    }

    [GlobalCleanup]
    public void Close()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Benchmark]
    public int GetMessageCount() => _client.GetMessageCount();

    [Benchmark]
    public Task<int> GetMessageCountAsync() => _client.GetMessageCountAsync();

    [Benchmark(Description = "ListMessages, 100 with headers")]
    public IReadOnlyList<Pop3MessageInfo> ListMessages() => _client.ListMessages();

    [Benchmark(Description = "SaveMessage of 4 KB to Stream.Null")]
    public void SaveMessage() => _client.SaveMessage(1, Stream.Null);

    [Benchmark(Description = "FetchMessage of 4 KB, and its text")]
    public int FetchMessage()
    {
        using Mime.MailMessage mail = _client.FetchMessage(1);
        return mail.Body.Length;
    }
}
