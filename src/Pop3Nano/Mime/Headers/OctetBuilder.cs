using System;
using System.Buffers;

namespace Pop3Nano.Mime;

/// <summary>Octets that are put together, in memory that is borrowed.</summary>
internal ref struct OctetBuilder
{
    private byte[] _octets;

    internal OctetBuilder(int capacity)
    {
        _octets = ArrayPool<byte>.Shared.Rent(capacity);
    }

    internal int Length { get; private set; }

    internal readonly ReadOnlySpan<byte> Octets => _octets.AsSpan(0, Length);

    internal readonly int Last => Length == 0 ? -1 : _octets[Length - 1];

    internal void Append(byte octet)
    {
        if (Length == _octets.Length) Grow(1);
        _octets[Length++] = octet;
    }

    internal void Append(ReadOnlySpan<byte> octets)
    {
        if (_octets.Length - Length < octets.Length) Grow(octets.Length);
        octets.CopyTo(_octets.AsSpan(Length));
        Length += octets.Length;
    }

    internal void Clear() => Length = 0;

    internal void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_octets);
        _octets = [];
    }

    private void Grow(int room)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_octets.Length * 2, Length + room));
        Octets.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_octets);
        _octets = larger;
    }
}
