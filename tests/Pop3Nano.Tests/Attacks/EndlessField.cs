using System;
using Pop3Nano.Support;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A message that is a header field without an end.</summary>
internal sealed class EndlessField : UnseekableStream
{
    private bool _isBegun;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count)
    {
        Span<byte> octets = buffer.AsSpan(offset, count);
        octets.Fill((byte)'x');
        if (!_isBegun) ":"u8.CopyTo(octets[1..]);
        _isBegun = true;
        return count;
    }
}
