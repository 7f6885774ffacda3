using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Pop3Nano.Mime;

/// <summary>The body of one part with its transfer encoding undone, decoded as it is read.</summary>
internal sealed class DecodedStream : Stream
{
    private const int Scratch = 16384;
    private static readonly ArraySegment<byte> LineEnd = new("\r\n"u8.ToArray());

    private readonly MessageStore _store;
    private readonly MailPart _part;
    private readonly MimeReader _reader = new(Scratch, 0, 65536, 1);
    private byte[]? _buffer;
    private long _at;
    private readonly ArraySegment<byte> _header;
    private int _step;
    private bool _done;
    private int _start;
    private int _length;

    internal DecodedStream(MessageStore store, MailPart part)
    {
        _store = store;
        _part = part;
        _at = part.BodyStart;
        _header = MemoryMarshal.TryGetArray(part.Headers.Raw, out ArraySegment<byte> header) ? header : ArraySegment<byte>.Empty;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _part.Size;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_length == 0 && !_done && !buffer.IsEmpty) Next();
        int count = Math.Min(_length, buffer.Length);
        _reader.Buffer.AsSpan(_start, count).CopyTo(buffer);
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

    private void Next()
    {
        switch (_reader.Read())
        {
            case MimeToken.NeedOctets:
                Push();
                break;
            case MimeToken.Body:
                _start = _reader.Start;
                _length = _reader.Length;
                break;
            case MimeToken.MessageEnd:
                _done = true;
                break;
        }
    }

    // The part is read as a message of its own: its header, an empty line, its body.
    private void Push()
    {
        ArraySegment<byte> octets = _step == 0 ? _header : _step == 1 ? LineEnd : _store.Read(_at, _part.End, ref _buffer);
        if (_step < 2)
        {
            _step++;
        }
        else if (octets.Count == 0)
        {
            _reader.Complete();
            return;
        }
        else
        {
            _at += octets.Count;
        }

        _reader.Push(octets.Array!, octets.Offset, octets.Count);
    }
}
