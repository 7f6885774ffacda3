using System;

namespace Pop3Nano.Testing;

// Octets that are there already.
internal sealed class OctetSegment(byte[] octets) : OutputSegment
{
    private int _start;

    internal override bool IsMessage => false;

    internal override int Read(Span<byte> into)
    {
        int count = Math.Min(into.Length, octets.Length - _start);
        octets.AsSpan(_start, count).CopyTo(into);
        _start += count;
        return count;
    }
}
