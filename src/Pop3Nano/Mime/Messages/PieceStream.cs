using System;

namespace Pop3Nano.Mime;

/// <summary>Octets that come into being piece by piece, as they are read.</summary>
internal abstract class PieceStream : ReadOnlyStream
{
    private ArraySegment<byte> _piece = ArraySegment<byte>.Empty;

    public sealed override int Read(Span<byte> buffer)
    {
        while (_piece.Count == 0 && !IsOver && !buffer.IsEmpty) _piece = Next();
        int count = Math.Min(_piece.Count, buffer.Length);
        _piece.AsSpan(0, count).CopyTo(buffer);
        _piece = _piece[count..];
        return count;
    }

    /// <summary>True if no more pieces come.</summary>
    protected bool IsOver { get; set; }

    /// <summary>Makes the next piece, which may be empty; the one before it is used up.</summary>
    protected abstract ArraySegment<byte> Next();
}
