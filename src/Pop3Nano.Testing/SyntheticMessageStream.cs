using System;
using System.IO;

namespace Pop3Nano.Testing;

// A message of any size that is made while it is read: header, empty line, then the same line again and again, cut to size.
internal sealed class SyntheticMessageStream(long octets) : Stream
{
    internal const int LeastOctets = 32;
    private const int LineOctets = 78;
    private static readonly byte[] Header = [.. "Subject: synthetic message\r\n\r\n"u8];
    private static readonly byte[] Lines = MakeLines();
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => octets;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int total = 0;
        while (buffer.Length > 0 && _position < octets)
        {
            ReadOnlySpan<byte> source = Ahead();
            int count = Math.Min(source.Length, buffer.Length);
            source[..count].CopyTo(buffer);
            buffer = buffer[count..];
            _position += count;
            total += count;
        }
        return total;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // The last two octets are always CRLF, wherever the size cuts the last line.
    private ReadOnlySpan<byte> Ahead()
    {
        long untilEnd = octets - 2 - _position;
        if (untilEnd <= 0) return "\r\n"u8[(int)-untilEnd..];
        ReadOnlySpan<byte> source = _position < Header.Length
            ? Header.AsSpan((int)_position)
            : Lines.AsSpan((int)((_position - Header.Length) % LineOctets));
        return source.Length <= untilEnd ? source : source[..(int)untilEnd];
    }

    private static byte[] MakeLines()
    {
        byte[] lines = new byte[LineOctets * 128];
        for (int i = 0; i < lines.Length; i++)
        {
            int column = i % LineOctets;
            lines[i] = column == LineOctets - 2 ? (byte)'\r' : column == LineOctets - 1 ? (byte)'\n' : (byte)('a' + column % 26);
        }
        return lines;
    }
}
