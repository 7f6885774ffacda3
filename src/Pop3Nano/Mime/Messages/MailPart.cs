using System;
using System.Collections.Generic;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>
/// A part of a message (RFC 2046 §5): a body, or a container with parts of its own. It holds where its octets lie; what is asked of it is
/// decoded from them, and only as long as its message is not disposed.
/// </summary>
public sealed class MailPart
{
    /// <summary>The octets of a header that <see cref="Headers"/> shows at most: 16 MB.</summary>
    public const int MaxHeader = 16 << 20;

    /// <summary>The octets of a body that <see cref="GetText"/> decodes at most: 256 MB.</summary>
    public const int MaxText = 256 << 20;

    private readonly MessageStore _store;
    private readonly MailMessageOptions _options;
    private readonly bool _inDigest;
    private readonly List<MailPart> _parts = [];
    private HeaderCollection? _headers;
    private MimeParameters? _type;
    private MimeParameters? _disposition;
    private MailMessage? _message;
    private long _size = -1;

    internal MailPart(MessageStore store, MailMessageOptions options, long start, bool inDigest)
    {
        _store = store;
        _options = options;
        _inDigest = inDigest;
        HeaderStart = HeaderEnd = BodyStart = End = start;
    }

    /// <summary>The header of the part.</summary>
    public HeaderCollection Headers => _headers ??= new HeaderCollection(_store.Slice(HeaderStart, Math.Min(HeaderEnd, HeaderStart + MaxHeader)));

    /// <summary>The Content-Type with its parameters; empty if there is none.</summary>
    public MimeParameters ContentType => _type ??= Parameters("Content-Type");

    /// <summary>The Content-Disposition with its parameters (RFC 2183); empty if there is none.</summary>
    public MimeParameters ContentDisposition => _disposition ??= Parameters("Content-Disposition");

    /// <summary>The kind of media, as it decides how the part was read.</summary>
    public MimeMedia Media { get; internal set; }

    /// <summary>The transfer encoding of the body.</summary>
    public MimeEncoding Encoding { get; internal set; }

    /// <summary>"image/png", in lower case; "text/plain" if nothing valid is said (RFC 2045 §5.2).</summary>
    public string MediaType
    {
        get
        {
            string value = ContentType.Value;
            int slash = value.IndexOf('/', StringComparison.Ordinal);
            return slash > 0 && slash < value.Length - 1 && !value.Contains('"', StringComparison.Ordinal) ? value : _inDigest ? "message/rfc822" : "text/plain";
        }
    }

    /// <summary>
    /// The file name that the sender suggests (RFC 2183 §2.3), or the name of the Content-Type; empty if there is none. It is the sender's
    /// text, path separators included: never a path to write to as it is.
    /// </summary>
    public string Name => ContentDisposition["filename"] ?? ContentType["name"] ?? "";

    /// <summary>The Content-ID without its angle brackets (RFC 2045 §7); empty if there is none.</summary>
    public string ContentId => HeaderReader.ReadMessageId(Headers, "Content-ID");

    /// <summary>True if the part says that it is an attachment (RFC 2183 §2.2); what is unknown counts as that (§2.8).</summary>
    public bool IsAttachment { get; internal set; }

    /// <summary>The parts of a multipart in their order, or the header and body of an enclosed message as one; else empty.</summary>
    public IReadOnlyList<MailPart> Parts => _parts;

    /// <summary>The enclosed message if this is one (RFC 2046 §5.2.1); else null. Its octets are those of this message.</summary>
    public MailMessage? Message => _message ??= Media == MimeMedia.Message && _parts.Count > 0 ? new MailMessage(_store, _options, _parts[0]) : null;

    /// <summary>The octets of the decoded body. They are counted when this is asked first.</summary>
    public long Size => _size >= 0 ? _size : _size = Encoding == MimeEncoding.Identity && !IsUuencoded ? End - BodyStart : Count();

    private bool IsUuencoded => Media is not (MimeMedia.Multipart or MimeMedia.Message)
        && Headers["Content-Transfer-Encoding"]?.ToLowerInvariant() is "x-uuencode" or "uuencode" or "x-uue" or "uue";

    internal long HeaderStart { get; set; }

    internal long HeaderEnd { get; set; }

    internal long BodyStart { get; set; }

    internal long End { get; set; }

    /// <summary>
    /// The body with its transfer encoding undone (RFC 2045 §6; also the x-uuencode of old mail), decoded as it is read. Of a container,
    /// its octets as sent.
    /// </summary>
    public Stream OpenRead()
    {
        if (Encoding != MimeEncoding.Identity) return new DecodedStream(_store, this);
        var raw = new RawStream(_store, BodyStart, End);
        return IsUuencoded ? new UuencodedStream(raw) : raw;
    }

    /// <summary>Header and body as they were sent.</summary>
    public Stream OpenRaw() => new RawStream(_store, HeaderStart, End);

    /// <summary>The body as text in its character set, line ends as sent, at most 256 MB of it; made anew each time.</summary>
    public string GetText()
    {
        using Stream body = OpenRead();
        byte[] octets = new byte[Math.Min(Size, MaxText)];
        body.ReadExactly(octets);
        return TextBody.Decode(octets, ContentType["charset"], Media == MimeMedia.TextHtml);
    }

    /// <summary>Media type and name, for display.</summary>
    public override string ToString() => Name.Length == 0 ? MediaType : MediaType + " " + Name;

    internal void Add(MailPart part) => _parts.Add(part);

    internal void Remove(MailPart part) => _parts.Remove(part);

    private MimeParameters Parameters(string name) =>
        Headers.TryGet(name, out HeaderField field) ? HeaderReader.ReadParameters(field.RawValue.Span) : MimeParameters.Empty;

    private long Count()
    {
        using Stream body = OpenRead();
        Span<byte> buffer = stackalloc byte[1024];
        long count = 0;
        for (int read = body.Read(buffer); read > 0; read = body.Read(buffer)) count += read;
        return count;
    }
}
