using System;
using System.IO;

namespace Pop3Nano.Testing;

/// <summary>A message in a <see cref="TestMailbox"/>.</summary>
public sealed class TestMessage
{
    private readonly TestMailbox _mailbox;
    private readonly byte[]? _octets;
    private readonly Func<Stream>? _open;

    internal TestMessage(TestMailbox mailbox, byte[] octets, string uniqueId)
    {
        _mailbox = mailbox;
        _octets = octets;
        Octets = octets.Length;
        UniqueId = uniqueId;
    }

    internal TestMessage(TestMailbox mailbox, Func<Stream> open, long octets, string uniqueId)
    {
        _mailbox = mailbox;
        _open = open;
        Octets = octets;
        UniqueId = uniqueId;
    }

    /// <summary>
    /// The position in the mailbox now, from 1; 0 once the message is removed. A session keeps the numbers that it began with (RFC 1939
    /// §5).
    /// </summary>
    public int Number => _mailbox.NumberOf(this);

    /// <summary>
    /// The unique-id that UIDL sends. It may be anything, also what RFC 1939 §7 forbids: blank, longer than 70 octets, not ASCII, a
    /// duplicate.
    /// </summary>
    public string UniqueId { get; set; }

    /// <summary>The size in octets, before byte-stuffing.</summary>
    public long Octets { get; }

    /// <summary>What LIST sends as the size, digits or not. Null: <see cref="Octets"/>. STAT is always right.</summary>
    public string? ListedSize { get; set; }

    /// <summary>Opens the message for reading. The caller disposes the stream.</summary>
    public Stream Open() => _octets is null ? _open!() : new MemoryStream(_octets, writable: false);

    // TOP of a server that stops early.
    internal Stream OpenBeginning(int octets)
    {
        using Stream source = Open();
        byte[] beginning = new byte[(int)Math.Min(octets, Octets)];
        source.ReadExactly(beginning);
        return new MemoryStream(beginning, writable: false);
    }

    // RETR without the last CRLF: only where the octets are known before they are sent.
    internal Stream OpenWithoutLastCrlf() =>
        _octets is not null && _octets.AsSpan().EndsWith("\r\n"u8)
            ? new MemoryStream(_octets, 0, _octets.Length - 2, writable: false)
            : Open();
}
