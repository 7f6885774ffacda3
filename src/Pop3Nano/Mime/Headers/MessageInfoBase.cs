using System;

namespace Pop3Nano.Mime;

/// <summary>What is known of a message in a maildrop: its numbers, and what its header says if that was loaded. Decoded when it is asked for.</summary>
public abstract class MessageInfoBase
{
    /// <summary>A message of which only the numbers are known.</summary>
    protected MessageInfoBase(int sequenceNumber, string uniqueId, long size)
        : this(sequenceNumber, uniqueId, size, HeaderCollection.Empty)
    {
    }

    /// <summary>A message with its header.</summary>
    protected MessageInfoBase(int sequenceNumber, string uniqueId, long size, HeaderCollection headers)
    {
        ArgumentNullException.ThrowIfNull(uniqueId);
        ArgumentNullException.ThrowIfNull(headers);
        SequenceNumber = sequenceNumber;
        UniqueId = uniqueId;
        Size = size;
        Headers = headers;
    }

    /// <summary>The number of the message in its session, counted from 1.</summary>
    public int SequenceNumber { get; }

    /// <summary>The unique-id (RFC 1939 §7); empty if it is not known.</summary>
    public string UniqueId { get; }

    /// <summary>The octets of the message as the server counts them; -1 if that is not known.</summary>
    public long Size { get; }

    /// <summary>The header as it was sent; empty if it was not loaded.</summary>
    public HeaderCollection Headers { get; protected set; }

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
    public MailAddressCollection ReplyTo => Headers.GetAddresses("Reply-To");

    /// <summary>The subject, decoded; empty if there is none.</summary>
    public string Subject => Headers["Subject"] ?? "";

    /// <summary>The Date field; null if there is none that can be read.</summary>
    public DateTimeOffset? Date => Headers.GetDate("Date");

    /// <summary>The Message-ID without its angle brackets (RFC 5322 §3.6.4); empty if there is none.</summary>
    public string MessageId => HeaderReader.ReadMessageId(Headers, "Message-ID");

    /// <summary>The List-Unsubscribe field (RFC 2369 §3.2); empty if there is none.</summary>
    public string ListUnsubscribe => Headers["List-Unsubscribe"] ?? "";
}
