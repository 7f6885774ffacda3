using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>
/// A message: its octets, held once as they were sent, and what they say. Everything is decoded when it is asked for and nothing throws on
/// content: what is missing or cannot be read is empty or null. Threads may share it.
/// </summary>
public sealed partial class MailMessage : IDisposable
{
    private readonly MessageStore _store;
    private readonly MailMessageOptions _options;
    private readonly bool _owns;
    private readonly object _lock = new();
    private MailPart? _root;
    private HeaderCollection? _headers;
    private PartLists? _lists;

    internal MailMessage(MessageStore store, MailMessageOptions options)
    {
        _store = store;
        _options = options;
        _owns = true;
    }

    /// <summary>A message that another one encloses: the octets belong to that.</summary>
    internal MailMessage(MessageStore store, MailMessageOptions options, MailPart root)
    {
        _store = store;
        _options = options;
        _root = root;
    }

    /// <summary>The octets of the message.</summary>
    public long Size => _owns ? _store.Length : Root.End - Root.HeaderStart;

    /// <summary>The header: every field in its order, as it was sent. Nothing behind it is read for this.</summary>
    public HeaderCollection Headers
    {
        get
        {
            if (_root is not null) return _root.Headers;
            lock (_lock) return _headers ??= new HeaderCollection(_store.Slice(0, Math.Min(PartTree.HeaderEnd(_store), MailPart.MaxHeader)));
        }
    }

    /// <summary>The message as a part: the tree of all its parts begins here. The whole message is read once when this is asked first.</summary>
    public MailPart Root
    {
        get
        {
            if (_root is not null) return _root;
            lock (_lock) return _root ??= PartTree.Read(_store, _options);
        }
    }

    /// <summary>The first author (RFC 5322 §3.6.2); null if there is none.</summary>
    public MailAddress? From => Headers.FirstAddress("From");

    /// <summary>The one who sent it for the authors (RFC 5322 §3.6.2); null if there is none.</summary>
    public MailAddress? Sender => Headers.FirstAddress("Sender");

    /// <summary>The recipients (RFC 5322 §3.6.3).</summary>
    public MailAddressCollection To => Headers.GetAddresses("To");

    /// <summary>The recipients of copies.</summary>
    public MailAddressCollection CC => Headers.GetAddresses("Cc");

    /// <summary>The recipients of blind copies.</summary>
    public MailAddressCollection Bcc => Headers.GetAddresses("Bcc");

    /// <summary>Where replies shall go.</summary>
    public MailAddressCollection ReplyToList => Headers.GetAddresses("Reply-To");

    /// <summary>The subject, decoded; empty if there is none.</summary>
    public string Subject => Headers["Subject"] ?? "";

    /// <summary>The Date field with the offset that was sent; null if there is none that can be read.</summary>
    public DateTimeOffset? Date => Headers.GetDate("Date");

    /// <summary>The Message-ID without its angle brackets (RFC 5322 §3.6.4); empty if there is none.</summary>
    public string MessageId => HeaderReader.ReadMessageId(Headers, "Message-ID");

    /// <summary>How urgent it is, by X-Priority, Importance or Priority (RFC 2156 §5.3.6).</summary>
    public MailPriority Priority => MessagePriority.Read(Headers);

    /// <summary>
    /// The text/plain body in its character set, line ends as sent; empty if there is none. Paragraphs of format=flowed are joined
    /// (RFC 3676). It is decoded anew each time.
    /// </summary>
    public string Body => TextBody.Show(TextBody.Find(Root, MimeMedia.TextPlain));

    /// <summary>The text/html body in its character set; empty if there is none. It is decoded anew each time and as hostile as the sender.</summary>
    public string HtmlBody => TextBody.Show(TextBody.Find(Root, MimeMedia.TextHtml));

    /// <summary>True if there is an HTML body.</summary>
    public bool IsBodyHtml => TextBody.Find(Root, MimeMedia.TextHtml) is not null;

    /// <summary>The parts that say that they are attachments (RFC 2183 §2.2), enclosed messages too. What lies in these is theirs.</summary>
    public IReadOnlyList<MailPart> Attachments => Lists.Attachments;

    /// <summary>The bodies that the sender offers instead of each other (RFC 2046 §5.1.4), the plainest first; of one with its pictures, the text.</summary>
    public IReadOnlyList<MailPart> AlternateViews => Lists.AlternateViews;

    /// <summary>The parts that belong to a body, such as its pictures (RFC 2387).</summary>
    public IReadOnlyList<MailPart> LinkedResources => Lists.LinkedResources;

    /// <summary>All parts that are no multiparts, in their order, enclosed messages as one part each.</summary>
    public IReadOnlyList<MailPart> BodyParts => Lists.BodyParts;

    private PartLists Lists => _lists ??= new PartLists(Root);

    /// <summary>Lets go of the octets; a temporary file disappears. An enclosed message lives as long as the one around it.</summary>
    public void Dispose()
    {
        if (_owns) _store.Dispose();
    }
}
