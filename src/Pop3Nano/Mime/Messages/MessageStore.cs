using System;
using System.Collections.Generic;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>
/// The octets of a message, held once: in memory, in pieces that are never copied and never more than a sixteenth too large, or beyond the
/// limit in a temporary file.
/// </summary>
internal sealed class MessageStore : IDisposable
{
    private const int FirstPiece = 4096;

    private readonly MailMessageOptions _options;
    private readonly List<ArraySegment<byte>> _pieces = [];
    private readonly List<long> _starts = [];
    private TemporaryFile? _file;
    private byte[] _last = [];
    private int _used;
    private bool _disposed;

    internal MessageStore(MailMessageOptions options, long expected = 0)
    {
        _options = options;
        if (expected > options.MemoryLimit) _file = new TemporaryFile(options.Folder);
        else if (expected > 0) _last = new byte[expected];
    }

    internal MessageStore(ArraySegment<byte> octets)
    {
        _options = MailMessageOptions.Default;
        _pieces.Add(octets);
        _starts.Add(0);
        Length = octets.Count;
    }

    internal long Length { get; private set; }

    internal void Append(ReadOnlySpan<byte> octets)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(MailMessage));
        if (_file is null && Length + octets.Length > _options.MemoryLimit) Spill();
        if (_file is not null)
        {
            _file.Append(octets);
            Length += octets.Length;
            return;
        }

        while (!octets.IsEmpty)
        {
            if (_used == _last.Length) NextPiece();
            int count = Math.Min(octets.Length, _last.Length - _used);
            octets[..count].CopyTo(_last.AsSpan(_used));
            _used += count;
            Length += count;
            octets = octets[count..];
        }
    }

    /// <summary>There are no more octets: what is too large is cut.</summary>
    internal void Complete()
    {
        if (_used < _last.Length) Array.Resize(ref _last, _used);
        EndPiece();
    }

    /// <summary>Octets from this offset on, as many as lie together: in place, or read into the buffer. An empty range at the end.</summary>
    internal ArraySegment<byte> Read(long offset, long end, ref byte[]? buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(MailMessage));
        long count = Math.Min(end, Length) - offset;
        if (count <= 0) return ArraySegment<byte>.Empty;
        if (_file is not null)
        {
            buffer ??= new byte[16384];
            int read = _file.Read(offset, buffer.AsSpan(0, (int)Math.Min(count, buffer.Length)));
            return read > 0 ? new ArraySegment<byte>(buffer, 0, read) : throw new EndOfStreamException("The temporary file of a message is cut.");
        }

        int piece = _starts.BinarySearch(offset);
        piece = piece < 0 ? ~piece - 1 : piece;
        ArraySegment<byte> rest = _pieces[piece].Slice((int)(offset - _starts[piece]));
        return rest.Count > count ? rest[..(int)count] : rest;
    }

    /// <summary>These octets together: in place if they lie so, else copied.</summary>
    internal ReadOnlyMemory<byte> Slice(long start, long end)
    {
        byte[]? buffer = null;
        ArraySegment<byte> first = Read(start, end, ref buffer);
        if (buffer is null && first.Count == end - start) return first;
        byte[] copy = new byte[end - start];
        int at = 0;
        foreach (ArraySegment<byte> piece in Pieces(start, end))
        {
            piece.CopyTo(copy, at);
            at += piece.Count;
        }

        return copy;
    }

    /// <summary>All octets of this range, piece by piece; each is used before the next.</summary>
    internal IEnumerable<ArraySegment<byte>> Pieces(long start, long end)
    {
        byte[]? buffer = null;
        while (true)
        {
            ArraySegment<byte> piece = Read(start, end, ref buffer);
            if (piece.Count == 0) yield break;
            yield return piece;
            start += piece.Count;
        }
    }

    /// <summary>The offset at which the line begins that holds the octet in front of this offset.</summary>
    internal long LineStart(long offset)
    {
        const int Window = 512;
        for (long end = Math.Max(0, offset - 1); end > 0;)
        {
            long start = Math.Max(0, end - Window);
            int lineFeed = Slice(start, end).Span.LastIndexOf((byte)'\n');
            if (lineFeed >= 0) return start + lineFeed + 1;
            end = start;
        }

        return 0;
    }

    public void Dispose()
    {
        _disposed = true;
        _file?.Dispose();
        _pieces.Clear();
        _starts.Clear();
        _last = [];
    }

    private void Spill()
    {
        var file = new TemporaryFile(_options.Folder);
        EndPiece();
        try
        {
            foreach (ArraySegment<byte> piece in _pieces) file.Append(piece);
        }
        catch (IOException)
        {
            file.Dispose(); // the disk is full: it has its room back now
            throw;
        }

        _pieces.Clear();
        _starts.Clear();
        _file = file;
    }

    private void NextPiece()
    {
        EndPiece();
        _last = new byte[Math.Max(FirstPiece, Length / 16)];
    }

    private void EndPiece()
    {
        if (_used > 0)
        {
            _pieces.Add(new ArraySegment<byte>(_last, 0, _used));
            _starts.Add(Length - _used);
        }

        _last = [];
        _used = 0;
    }
}
