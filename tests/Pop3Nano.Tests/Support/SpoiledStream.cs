using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Support;

/// <summary>A stream in which one bit of what is read is turned, or which breaks off with an error behind some octets.</summary>
internal sealed class SpoiledStream(Stream inner, long octet, int mask) : Stream
{
    private long _read;

    /// <summary>The connection is reset behind so many octets.</summary>
    public static SpoiledStream Reset(Stream inner, long octets) => new(inner, octets, 0);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override bool CanTimeout => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int ReadTimeout { get => inner.ReadTimeout; set => inner.ReadTimeout = value; }
    public override int WriteTimeout { get => inner.WriteTimeout; set => inner.WriteTimeout = value; }

    public override int Read(byte[] buffer, int offset, int count) => Spoil(buffer.AsSpan(offset), inner.Read(buffer, offset, Most(count)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer[..Most(buffer.Length)], cancellationToken);
        return Spoil(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
    public override void Flush() => inner.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Most(int count)
    {
        if (mask != 0) return count;
        if (_read == octet) throw new IOException("Connection reset by peer.");
        return (int)Math.Min(count, octet - _read);
    }

    private int Spoil(Span<byte> buffer, int count)
    {
        if (mask != 0 && octet >= _read && octet < _read + count) buffer[(int)(octet - _read)] ^= (byte)mask;
        _read += count;
        return count;
    }
}
