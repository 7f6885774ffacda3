using System;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>Finds encoded words, =?charset*language?encoding?text?= (RFC 2047 §2, RFC 2231 §5), also too long ones and such with blanks inside.</summary>
internal ref struct EncodedWords
{
    // RFC 2047 §2 allows 75 octets for a whole word; a longer name is none of a character set.
    private const int LongestCharset = 40;

    private readonly ReadOnlySpan<byte> _value;
    private bool _noMore;

    internal EncodedWords(ReadOnlySpan<byte> value)
    {
        _value = value;
    }

    /// <summary>Where the word ends.</summary>
    internal int End { get; private set; }

    internal bool IsBase64 { get; private set; }

    /// <summary>The character set; null if it is unknown.</summary>
    internal Encoding? Charset { get; private set; }

    /// <summary>The encoded text.</summary>
    internal ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>True if a word begins here.</summary>
    internal bool TryRead(int at)
    {
        ReadOnlySpan<byte> rest = _value[at..];
        if (_noMore || rest.Length < 8 || rest[0] != '=' || rest[1] != '?') return false;
        int mark = rest[2..Math.Min(rest.Length, LongestCharset + 3)].IndexOf((byte)'?') + 2;
        if (mark <= 2 || rest.Length - mark < 5 || rest[mark + 2] != '?') return false;
        int encoding = rest[mark + 1] | 0x20;
        if (encoding is not ('b' or 'q')) return false;
        ReadOnlySpan<byte> name = rest[2..mark];
        if (name.IndexOfAny(" \t\r\n"u8) >= 0) return false;
        int length = rest[(mark + 3)..].IndexOf("?="u8);

        // There is no end of a word from here on: not looking for one again keeps the time linear.
        _noMore = length < 0;
        if (_noMore) return false;
        int star = name.IndexOf((byte)'*');
        Charset = Charsets.Find(HeaderReader.DecodeName(star < 0 ? name : name[..star]));
        IsBase64 = encoding == 'b';
        Text = rest.Slice(mark + 3, length);
        End = at + mark + 3 + length + 2;
        return true;
    }
}
