using System;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>
/// Undoes the uuencoding that mail before MIME had: what lies between the lines "begin" and "end". Each line begins with the number of its
/// octets; what is too short is filled with zeros.
/// </summary>
internal sealed class UuencodedStream(Stream source) : PieceStream
{
    private const int LongestLine = 128;

    private readonly byte[] _input = new byte[4096];
    private readonly byte[] _line = new byte[LongestLine];
    private readonly byte[] _output = new byte[LongestLine];
    private int _at;
    private int _end;
    private bool _begun;

    protected override ArraySegment<byte> Next()
    {
        ReadOnlySpan<byte> line = ReadLine();
        if (!_begun)
        {
            _begun = line.StartsWith("begin "u8);
            return ArraySegment<byte>.Empty;
        }

        if (line.IsEmpty) return ArraySegment<byte>.Empty;
        if (line.StartsWith("end"u8))
        {
            IsOver = true;
            return ArraySegment<byte>.Empty;
        }

        int count = Six(line[0]);
        for (int i = 1, to = 0; to < count; i += 4)
        {
            int bits = 0;
            for (int j = i; j < i + 4; j++) bits = (bits << 6) | (j < line.Length ? Six(line[j]) : 0);
            for (int shift = 16; shift >= 0; shift -= 8) _output[to++] = (byte)(bits >> shift);
        }

        return new ArraySegment<byte>(_output, 0, count);
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
                    IsOver = length == 0;
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
