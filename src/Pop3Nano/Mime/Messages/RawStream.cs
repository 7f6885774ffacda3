using System;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>A range of a message's octets as they were sent. Only for reading; it does not own the octets.</summary>
internal sealed class RawStream(MessageStore store, long start, long end) : ReadOnlyStream
{
    private byte[]? _buffer;
    private long _at;

    public override bool CanSeek => true;

    public override long Length => end - start;

    public override long Position
    {
        get => _at;
        set => _at = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        ArraySegment<byte> octets = store.Read(start + _at, end, ref _buffer);
        int count = Math.Min(octets.Count, buffer.Length);
        octets.AsSpan(0, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _at : Length);
        return Position = target >= 0 ? target : throw new IOException("There is nothing in front of the first octet.");
    }
}
