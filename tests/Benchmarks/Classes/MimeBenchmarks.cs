using System.IO;
using BenchmarkDotNet.Attributes;
using Pop3Nano.Mime;

namespace Pop3Nano.Benchmarks;

/// <summary>A message of 10 MB with base64 attachments, read and decoded. The limit: a loop that does nothing but decode the same lines.</summary>
[MemoryDiagnoser]
public class MimeBenchmarks
{
    private readonly LargeMail _mail = new();
    private readonly MimeReader _reader = new();

    [Benchmark(Baseline = true, Description = "loop over Base64.DecodeFromUtf8")]
    public int Loop() => _mail.DecodeLines(0, LargeMail.Lines);

    [Benchmark(Description = "MimeReader")]
    public int Read()
    {
        _reader.Begin();
        _reader.Push(_mail.Octets, 0, _mail.Octets.Length);
        _reader.Complete();
        int octets = 0;
        for (MimeToken token = _reader.Read(); token != MimeToken.MessageEnd; token = _reader.Read())
        {
            if (token == MimeToken.Body) octets += _reader.Length;
        }
        return octets;
    }

    [Benchmark(Description = "MailMessage, attachments as streams")]
    public int Load()
    {
        using MailMessage mail = MailMessage.Load(_mail.Octets);
        foreach (MailPart attachment in mail.Attachments)
        {
            using Stream octets = attachment.OpenRead();
            octets.CopyTo(Stream.Null);
        }
        return mail.Attachments.Count;
    }
}
