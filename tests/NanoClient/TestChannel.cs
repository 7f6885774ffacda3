using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.NanoClient;

/// <summary>A channel to the server in memory: TLS is a word, the time is moved by hand, and deadlines are noted.</summary>
internal sealed class TestChannel(Stream stream, bool isSecure) : Pop3Channel
{
    private readonly StreamChannel _inner = new(stream);
    private bool _isSecure = isSecure;

    public override bool IsSecure => _isSecure;

    public override long Milliseconds => Now;

    public long Now { get; set; } = 1000;

    public bool IsClosed { get; private set; }

    /// <summary>What was set, in milliseconds from then on.</summary>
    public List<int> Deadlines { get; } = [];

    public override int Read(byte[] buffer, int start, int length) => _inner.Read(buffer, start, length);

    public override void Write(byte[] buffer, int start, int length) => _inner.Write(buffer, start, length);

    public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken) => new(Read(buffer, start, length));

    public override ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        Write(buffer, start, length);
        return default;
    }

    public override void SetDeadline(int milliseconds)
    {
        Deadlines.Add(milliseconds);
        _inner.SetDeadline(milliseconds);
    }

    public override void StartTls() => _isSecure = true;

    public override ValueTask StartTlsAsync(CancellationToken cancellationToken)
    {
        StartTls();
        return default;
    }

    public override void Close()
    {
        IsClosed = true;
        _inner.Close();
    }
}
