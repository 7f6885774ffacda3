using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>Reads a message once and notes where its parts lie; bodies are not decoded on the way.</summary>
internal sealed class PartTree
{
    private readonly MessageStore _store;
    private readonly MailMessageOptions _options;
    private readonly MimeReader _reader;
    private readonly Stack<MailPart> _open = new();
    private readonly MailPart _root;
    private MailPart? _part;

    private PartTree(MessageStore store, MailMessageOptions options)
    {
        _store = store;
        _options = options;
        _reader = new MimeReader(4096, options.MaxDepth, 65536, options.MaxParts);
        _root = new MailPart(store, options, 0, false);
        _part = _root;
    }

    internal static MailPart Read(MessageStore store, MailMessageOptions options) => new PartTree(store, options).Read();

    /// <summary>Where the header of the message ends: nothing behind it is read.</summary>
    internal static long HeaderEnd(MessageStore store)
    {
        var reader = new MimeReader(MimeReader.MinScratch, 0, 1, 1);
        byte[]? buffer = null;
        long at = 0;
        while (true)
        {
            switch (reader.Read())
            {
                case MimeToken.NeedOctets:
                    at += Feed(reader, store, at, ref buffer);
                    break;
                case MimeToken.HeadersEnd:
                    return reader.At;
            }
        }
    }

    private static int Feed(MimeReader reader, MessageStore store, long at, ref byte[]? buffer)
    {
        ArraySegment<byte> octets = store.Read(at, store.Length, ref buffer);
        if (octets.Count == 0) reader.Complete();
        else reader.Push(octets.Array!, octets.Offset, octets.Count);
        return octets.Count;
    }

    private MailPart Read()
    {
        byte[]? buffer = null;
        long at = 0;
        while (true)
        {
            switch (_reader.Read())
            {
                case MimeToken.NeedOctets:
                    at += Feed(_reader, _store, at, ref buffer);
                    break;
                case MimeToken.HeaderName:
                    BeginPart(_store.LineStart(_reader.At));
                    break;
                case MimeToken.HeadersEnd:
                    EndHeader();
                    break;
                case MimeToken.PartStart:
                    StartPart();
                    break;
                case MimeToken.PartEnd:
                    EndPart(_open.Pop());
                    break;
                case MimeToken.MessageEnd:
                    _root.End = _store.Length;
                    return _root;
            }
        }
    }

    // At its first field, or without any at the end of its header.
    private void BeginPart(long start)
    {
        if (_part is not null) return;
        MailPart outer = _open.Peek();
        if (outer.Parts is [.., { Media: MimeMedia.Multipart } last]) last.End = Math.Max(last.End, WithoutLineEnd(DelimiterStart(start)));
        _part = new MailPart(_store, _options, start, outer.MediaType == "multipart/digest");
        outer.Add(_part);
    }

    private void EndHeader()
    {
        long end = BodyEnd(_part?.HeaderStart ?? 0);
        bool hasFields = _part is not null;
        BeginPart(end);

        // Two delimiters with nothing between them, not even an empty line, have no part between them (RFC 2046 §5.1.1).
        if (!hasFields && _reader.AtDelimiter && end == _part!.HeaderStart && _open.Peek() is { Media: MimeMedia.Multipart } outer) outer.Remove(_part);
        _part!.HeaderEnd = _part.BodyStart = _part.End = end;
        _open.Push(_part);
        _part = null;
    }

    private void StartPart()
    {
        MailPart part = _open.Peek();
        part.Media = _reader.Media;
        part.Encoding = _reader.Encoding;
        part.IsAttachment = _reader.IsAttachment;
        if (part.Media is not (MimeMedia.Multipart or MimeMedia.Message)) _reader.SkipPart();
    }

    // The reader leaves a multipart at its close delimiter; as a part it ends where its container goes on, epilogue included.
    private void EndPart(MailPart part)
    {
        part.End = BodyEnd(part.BodyStart);
        if (part.Parts is [.., var last]) last.End = Math.Max(last.End, part.End);
    }

    // Where what was read ends: in front of the delimiter and of the line end that belongs to it (RFC 2046 §5.1.1).
    private long BodyEnd(long start) => _reader.AtDelimiter ? Math.Max(start, WithoutLineEnd(_store.LineStart(_reader.At))) : _reader.At;

    private long WithoutLineEnd(long end)
    {
        ReadOnlySpan<byte> before = _store.Slice(Math.Max(0, end - 2), end).Span;
        return end - (before is [.., (byte)'\r', (byte)'\n'] ? 2 : before is [.., (byte)'\n'] ? 1 : 0);
    }

    // The delimiter line in front of a part.
    private long DelimiterStart(long part)
    {
        while (part > 0)
        {
            part = _store.LineStart(part);
            if (_store.Slice(part, Math.Min(part + 2, _store.Length)).Span.SequenceEqual("--"u8)) break;
        }

        return part;
    }
}
