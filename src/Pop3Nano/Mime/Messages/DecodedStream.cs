using System;
using System.Runtime.InteropServices;

namespace Pop3Nano.Mime;

/// <summary>The body of one part with its transfer encoding undone, decoded as it is read.</summary>
internal sealed class DecodedStream : PieceStream
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

    internal DecodedStream(MessageStore store, MailPart part)
    {
        _store = store;
        _part = part;
        _at = part.BodyStart;
        _header = MemoryMarshal.TryGetArray(part.Headers.Raw, out ArraySegment<byte> header) ? header : ArraySegment<byte>.Empty;
    }

    public override long Length => _part.Size;

    protected override ArraySegment<byte> Next()
    {
        switch (_reader.Read())
        {
            case MimeToken.NeedOctets:
                Push();
                break;
            case MimeToken.Body:
                return new ArraySegment<byte>(_reader.Buffer, _reader.Start, _reader.Length);
            case MimeToken.MessageEnd:
                IsOver = true;
                break;
        }

        return ArraySegment<byte>.Empty;
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
