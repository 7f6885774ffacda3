using System;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Messages, all of one size, and every reply about them ready made. Marks are answered and forgotten, so that the same poll can be made
/// over and over.
/// </summary>
internal sealed class ReadyMaildrop
{
    private const int BlockFrom = 4 << 20; // longer messages are repeated blocks: as little memory as possible
    private const string Line = "A line of a mail as people and machines write them, 72 octets or so long..\r\n";

    private static readonly ReadyReply Ok = Status("+OK");
    private static readonly ReadyReply Unknown = Status("-ERR no such command");
    private static readonly ReadyReply Capabilities = Status("+OK\r\nTOP\r\nUIDL\r\nUSER\r\nPIPELINING\r\n.");
    private readonly ReadyReply _stat;
    private readonly ReadyReply _list;
    private readonly ReadyReply _uidl;
    private readonly ReadyReply _retr;
    private readonly ReadyReply _top;
    private readonly long _octets;

    /// <summary>So many messages of so many octets, or of a line more.</summary>
    public ReadyMaildrop(int messages, long octets)
    {
        string header = "From: Ann <ann@example.org>\r\nTo: Tim <tim@example.org>\r\nSubject: a message of the bench\r\n"
            + "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\nMessage-ID: <1@example.org>\r\n\r\n";
        long lines = Math.Max(0, octets - header.Length + Line.Length - 1) / Line.Length;
        _octets = header.Length + lines * Line.Length;
        _stat = Status($"+OK {messages} {messages * _octets}");
        _list = Listing(messages, _octets.ToString(CultureInfo.InvariantCulture));
        _uidl = Listing(messages, "");
        _retr = Message(header, lines);
        _top = Status("+OK\r\n" + header + ".");
    }

    /// <summary>The octets of the reply to RETR.</summary>
    public long RetrLength => _retr.Length;

    /// <summary>The reply to UIDL.</summary>
    public byte[] Uidl => _uidl.Head;

    /// <summary>What a command line is answered with.</summary>
    public ReadyReply ReplyTo(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3) return Unknown;
        bool one = line.IndexOf((byte)' ') > 0;
        return (char)(line[0] & ~32) switch
        {
            'S' => _stat,
            'L' => one ? One(line, _octets.ToString(CultureInfo.InvariantCulture)) : _list,
            'R' when (line[2] & ~32) == 'T' => _retr,
            'T' => _top,
            'C' => Capabilities,
            'U' when (line[1] & ~32) == 'I' => one ? One(line, "") : _uidl,
            'U' or 'P' or 'D' or 'N' or 'R' or 'Q' => Ok,
            _ => Unknown,
        };
    }

    private static ReadyReply One(ReadOnlySpan<byte> line, string what)
    {
        string number = Encoding.ASCII.GetString(line.Slice(5)).Trim();
        return Status($"+OK {number} {(what.Length > 0 ? what : UniqueId(int.Parse(number, CultureInfo.InvariantCulture)))}");
    }

    private static string UniqueId(int number) => (0x7a5b3c1d00000000L + number).ToString("x16", CultureInfo.InvariantCulture);

    private static ReadyReply Listing(int messages, string size)
    {
        var text = new StringBuilder("+OK\r\n");
        for (int i = 1; i <= messages; i++) text.Append(CultureInfo.InvariantCulture, $"{i} {(size.Length > 0 ? size : UniqueId(i))}\r\n");
        return Status(text.Append('.').ToString());
    }

    private static ReadyReply Message(string header, long lines)
    {
        const int LinesOfBlock = 16384;
        var text = new StringBuilder("+OK\r\n").Append(header);
        if (lines * Line.Length >= BlockFrom)
        {
            byte[] block = Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, Line, LinesOfBlock).ToString());
            byte[] rest = Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, Line, (int)(lines % LinesOfBlock)).Append(".\r\n").ToString());
            return new ReadyReply(Encoding.ASCII.GetBytes(text.ToString()), block, lines / LinesOfBlock, rest);
        }
        return Status(text.Insert(text.Length, Line, (int)lines).Append('.').ToString());
    }

    private static ReadyReply Status(string text) => new(Encoding.ASCII.GetBytes(text + "\r\n"));
}
