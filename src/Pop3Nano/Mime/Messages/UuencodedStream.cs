using System;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>
/// Undoes the uuencoding that mail before MIME had: what lies between the lines "begin" and "end". Each line begins with the number of its
/// octets; what is too short is filled with zeros.
/// </summary>
internal sealed class UuencodedStream(Stream source) : Stream
{
    private const int LongestLine = 128;

    private readonly byte[] _input = new byte[4096];
    private readonly byte[] _line = new byte[LongestLine];
    private readonly byte[] _output = new byte[LongestLine];
    private int _at;
    private int _end;
    private int _start;
    private int _length;
    private bool _begun;
    private bool _done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_length == 0 && !_done && !buffer.IsEmpty) DecodeLine();
        int count = Math.Min(_length, buffer.Length);
        _output.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        _length -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void DecodeLine()
    {
        ReadOnlySpan<byte> line = ReadLine();
        if (!_begun)
        {
            _begun = line.StartsWith("begin "u8);
            return;
        }

        if (line.IsEmpty) return;
        if (line.StartsWith("end"u8))
        {
            _done = true;
            return;
        }

        int count = Six(line[0]);
        for (int i = 1, to = 0; to < count; i += 4)
        {
            int bits = 0;
            for (int j = i; j < i + 4; j++) bits = (bits << 6) | (j < line.Length ? Six(line[j]) : 0);
            for (int shift = 16; shift >= 0; shift -= 8) _output[to++] = (byte)(bits >> shift);
        }

        _start = 0;
        _length = count;
    }

    private static int Six(byte octet) => (octet - ' ') & 0x3F;

    // What does not fit is no uuencoding and is cut.
    private ReadOnlySpan<byte> ReadLine()
    {
        int length = 0;
        while (true)
        {
            if (_at == _end)
            {
                _at = 0;
                _end = source.Read(_input, 0, _input.Length);
                if (_end == 0)
                {
                    _done = length == 0;
                    break;
                }
            }

            byte octet = _input[_at++];
            if (octet == '\n') break;
            if (octet != '\r' && length < LongestLine) _line[length++] = octet;
        }

        return _line.AsSpan(0, length);
    }
}
