using System;
using System.IO;
using System.Text;

namespace Pop3Nano.Testing;

// A message on its way out, with byte-stuffing and the termination octet (RFC 1939 §3). It holds one buffer, whatever the message's size.
internal sealed class MessageSegment(Stream source, int bodyLines, Pop3TestServerOptions options, bool completesLastLine) : OutputSegment
{
    internal const int WholeBody = -1;

    private readonly byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;
    private byte _last = (byte)'\n';
    private bool _endsWithCrlf = true; // nothing at all does, too
    private bool _stuffed;
    private bool _lineHasText;
    private bool _inBody;
    private int _bodyLinesSent;
    private byte[]? _tail;
    private int _tailStart;

    internal override bool IsMessage => true;

    internal override int Read(Span<byte> into)
    {
        int total = 0;
        while (total < into.Length && _tail is null) total += Body(into[total..]);
        if (_tail is null || total == into.Length) return total;
        int count = Math.Min(into.Length - total, _tail.Length - _tailStart);
        _tail.AsSpan(_tailStart, count).CopyTo(into[total..]);
        _tailStart += count;
        return total + count;
    }

    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }

    private int Body(Span<byte> into)
    {
        bool lineStart = _last == '\n';
        if (bodyLines != WholeBody && _inBody && lineStart && _bodyLinesSent == bodyLines) return Finish();
        if (_start == _end)
        {
            _start = 0;
            _end = source.Read(_buffer, 0, _buffer.Length);
            if (_end <= 0) return Finish();
        }
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
        if (lineStart && rest[0] == '.' && !_stuffed && !options.NoByteStuffing)
        {
            _stuffed = true;
            into[0] = (byte)'.';
            return 1;
        }
        _stuffed = false;
        int count = Math.Min(Run(rest), into.Length);
        int written = Copy(rest[..count], into);
        _start += count;
        _endsWithCrlf = rest[count - 1] == '\n' && (count > 1 ? rest[count - 2] : _last) == '\r';
        _last = rest[count - 1];
        if (bodyLines != WholeBody) CountLine(rest[..count]);
        return written;
    }

    // Without lines to count, everything up to the next dot that must be stuffed goes in one piece.
    private int Run(ReadOnlySpan<byte> rest)
    {
        int found = bodyLines != WholeBody ? rest.IndexOf((byte)'\n') : options.NoByteStuffing ? -1 : rest.IndexOf("\n."u8);
        return found < 0 ? rest.Length : found + 1;
    }

    private int Copy(ReadOnlySpan<byte> from, Span<byte> into)
    {
        if (!options.LfOnly)
        {
            from.CopyTo(into);
            return from.Length;
        }
        int written = 0;
        foreach (byte octet in from)
        {
            if (octet != '\r') into[written++] = octet;
        }
        return written;
    }

    // TOP sends the headers, the empty line and then so many lines (RFC 1939 §7).
    private void CountLine(ReadOnlySpan<byte> piece)
    {
        if (piece.ContainsAnyExcept((byte)'\r', (byte)'\n')) _lineHasText = true;
        if (_last != '\n') return;
        if (_inBody) _bodyLinesSent++;
        else if (!_lineHasText) _inBody = true;
        _lineHasText = false;
    }

    // A client may look for CRLF, the termination octet and CRLF: a bare LF at the end would keep it waiting.
    private int Finish()
    {
        string lineEnd = options.LfOnly ? "\n" : "\r\n";
        bool isComplete = options.LfOnly ? _last == '\n' : _endsWithCrlf;
        string missing = completesLastLine && !isComplete ? lineEnd : "";
        _tail = Encoding.ASCII.GetBytes(missing + "." + lineEnd);
        source.Dispose();
        return 0;
    }
}
