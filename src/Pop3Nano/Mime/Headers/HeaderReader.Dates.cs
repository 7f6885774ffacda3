using System;
using System.Text;

namespace Pop3Nano.Mime;

/// <content>Dates (RFC 5322 §3.3, §4.3).</content>
public static partial class HeaderReader
{
    private const int LongestDate = 200;

    private static readonly char[] Blanks = [' ', ',', '"'];

    /// <summary>
    /// Reads a date as mail has it: also the obsolete zones, years of two and three digits, without seconds or a time at all, with a wrong
    /// day name, in the order of asctime. The offset is the one that was sent.
    /// </summary>
    public static bool TryReadDate(ReadOnlySpan<byte> value, out DateTimeOffset date)
    {
        value = Trim(value);
        string text = Simplify(value.Length > LongestDate ? value[..LongestDate] : value);
        var parts = default(DateParts);
        foreach (string word in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!parts.Add(word)) break;
        }

        return parts.TryMake(out date);
    }

    // Without comments, and without white space around colons (RFC 5322 §4.3).
    private static string Simplify(ReadOnlySpan<byte> value)
    {
        var text = new StringBuilder(value.Length);
        int depth = 0;
        foreach (byte c in value)
        {
            depth += c == '(' ? 1 : 0;
            bool blank = depth > 0 || Words.IsBlank(c) || c is (byte)'\r' or (byte)'\n';
            if (c == ':' && !blank)
            {
                while (text.Length > 0 && text[^1] == ' ') text.Length--;
            }

            if (!blank) text.Append((char)c);
            else if (text.Length > 0 && text[^1] is not (' ' or ':')) text.Append(' ');
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }

        return text.ToString();
    }
}
