using System;

namespace Pop3Nano.Testing;

// Octets from the client that are not yet a line.
internal sealed class InputBuffer
{
    private byte[] _octets = new byte[512];
    private int _start;
    private int _end;

    internal int Length => _end - _start;

    internal void Add(ReadOnlySpan<byte> octets)
    {
        if (_octets.Length - _end < octets.Length)
        {
            int needed = Length + octets.Length;
            byte[] target = needed <= _octets.Length ? _octets : new byte[Math.Max(_octets.Length * 2, needed)];
            _octets.AsSpan(_start, Length).CopyTo(target);
            _end = Length;
            _start = 0;
            _octets = target;
        }
        octets.CopyTo(_octets.AsSpan(_end));
        _end += octets.Length;
    }

    // A line ends with LF; a CR before it belongs to the line end. The slice is good until the next Add.
    internal bool TryTakeLine(out ReadOnlySpan<byte> line)
    {
        int length = _octets.AsSpan(_start, Length).IndexOf((byte)'\n');
        line = default;
        if (length < 0) return false;
        line = _octets.AsSpan(_start, length);
        if (line.EndsWith("\r"u8)) line = line[..^1];
        _start += length + 1;
        return true;
    }

    internal void Clear() => _start = _end = 0;
}
