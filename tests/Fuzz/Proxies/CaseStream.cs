using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Support;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>Gives a case's octets out in pieces and takes what is written.</summary>
internal sealed class CaseStream : UnseekableStream
{
    private byte[] _octets = [];
    private int _end;
    private int _piece;

    public int At { get; private set; }

    public void Begin(byte[] octets, int length, int piece)
    {
        _octets = octets;
        _end = length;
        _piece = piece;
        At = 0;
    }

    /// <summary>Leaves out what is no part of what comes.</summary>
    public void Skip(int count) => At += count;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, _piece), _end - At);
        _octets.AsSpan(At, count).CopyTo(buffer);
        At += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
}
