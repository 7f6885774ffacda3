using System;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>
/// Reads the values of header fields from the octets that a mail has (RFC 5322, 2047, 2231, 6532), folded or not. Nothing throws on
/// content, everything takes linear time; of a value at most <see cref="MaxValue"/> octets are looked at.
/// </summary>
public static partial class HeaderReader
{
    /// <summary>The octets of one value that are decoded; the raw ones are complete.</summary>
    public const int MaxValue = 1 << 20;

    private static readonly char[] White = [' ', '\t'];

    /// <summary>The value unfolded (RFC 5322 §2.2.3) and without white space around it, nothing else decoded.</summary>
    public static string Unfold(ReadOnlySpan<byte> value)
    {
        var text = new TextDecoder(value.Length);
        try
        {
            text.Append(Trim(Bound(value)));
            return text.Finish();
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>
    /// The value for display: unfolded, encoded words decoded (RFC 2047, RFC 2231 §5), white space around it removed. Words are found
    /// anywhere, as mail clients do. A character may be split over two words of one character set, and so may a
    /// group of base64.
    /// </summary>
    public static string DecodeText(ReadOnlySpan<byte> value)
    {
        value = Trim(Bound(value));
        if (value.IndexOf("=?"u8) < 0) return Unfold(value);

        var text = new TextDecoder(value.Length);
        try
        {
            var words = new EncodedWords(value);
            bool afterWord = false;
            int blanks = 0;
            int at = 0;
            while (at < value.Length)
            {
                // White space waits: between two words it is dropped (RFC 2047 §6.2).
                if (value[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                {
                    at++;
                    continue;
                }

                if (value[at] == '=' && words.TryRead(at))
                {
                    if (!afterWord) text.Append(value[blanks..at]);
                    text.Append(words);
                    at = words.End;
                    afterWord = true;
                }
                else
                {
                    int next = value[(at + 1)..].IndexOfAny(" \t\r\n="u8);
                    next = next < 0 ? value.Length : at + 1 + next;
                    text.Append(value[blanks..next]);
                    at = next;
                    afterWord = false;
                }

                blanks = at;
            }

            return text.Finish();
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>
    /// The first msg-id of the field without its angle brackets, white space and comments (RFC 5322 §3.6.4, §4.5.4); empty if there is none.
    /// In the brackets parentheses in front of the "@" are part of it, as mail programs mean them.
    /// </summary>
    public static string ReadMessageId(ReadOnlySpan<byte> value)
    {
        value = Bound(value);
        int open = value.IndexOf((byte)'<');
        if (open >= 0) value = value[(open + 1)..];
        int close = open >= 0 ? value.IndexOf((byte)'>') : -1;
        if (close >= 0) value = value[..close];
        int at = open >= 0 ? value.LastIndexOf((byte)'@') : -1;
        ReadOnlySpan<byte> left = at >= 0 || open < 0 ? value[..(at + 1)] : value;
        return string.Concat(Unfold(left).Split(White)) + new ParameterParser(value[left.Length..]).ReadWhole();
    }

    internal static string ReadMessageId(HeaderCollection headers, string name) =>
        headers.TryGet(name, out HeaderField field) ? ReadMessageId(field.RawValue.Span) : "";

    internal static string DecodeName(ReadOnlySpan<byte> name) => Encoding.ASCII.GetString(name);

    internal static ReadOnlySpan<byte> Bound(ReadOnlySpan<byte> value) => value.Length > MaxValue ? value[..MaxValue] : value;

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.Trim(" \t\r\n"u8);
}
