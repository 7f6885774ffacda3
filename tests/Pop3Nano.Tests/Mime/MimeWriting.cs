using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pop3Nano.Tests.Mime;

/// <summary>Writes the forms of the RFCs, to be read again.</summary>
internal static class MimeWriting
{
    /// <summary>RFC 2045 §6.</summary>
    public static string Encode(byte[] body, string encoding) => encoding switch
    {
        "base64" => string.Join("\r\n", Convert.ToBase64String(body).Chunk(20).Select(line => new string(line))),
        "quoted-printable" => string.Concat(body.Select((octet, i) => (octet is > 32 and < 127 and not (byte)'=' ? ((char)octet).ToString() : $"={octet:X2}") + (i % 20 == 19 ? "=\r\n" : ""))),
        _ => Encoding.Latin1.GetString(body),
    };

    /// <summary>RFC 2047, cut anywhere, also inside of characters.</summary>
    public static string EncodedWords(string text, int size, bool q) => string.Join("\r\n ", Encoding.UTF8.GetBytes(text).Chunk(size)
        .Select(octets => "=?utf-8?" + (q ? "q?" + string.Concat(octets.Select(o => $"={o:X2}")) : "b?" + Convert.ToBase64String(octets)) + "?="));

    /// <summary>A part of parts, "mixed(plain, related(html, png), pdf!)": each with its kind as the text, those with "!" attached.</summary>
    public static string Tree(string tree)
    {
        int open = tree.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            string kind = tree.TrimEnd('!');
            string type = kind is "plain" or "html" or "calendar" ? "text/" : kind is "png" ? "image/" : "application/";
            return "Content-Type: " + type + kind + (tree.EndsWith('!') ? "\r\nContent-Disposition: attachment" : "") + "\r\n\r\n" + kind;
        }

        // Children are parted by the commas that stand in no parentheses; the length makes boundaries that differ from those inside.
        int depth = 0;
        string inner = string.Concat(tree[(open + 1)..^1].Select(c => (depth += c == '(' ? 1 : c == ')' ? -1 : 0) == 0 && c == ',' ? '\n' : c));
        string boundary = "b" + tree.Length.ToString(CultureInfo.InvariantCulture);
        string parts = string.Concat(inner.Split('\n').Select(child => "--" + boundary + "\r\n" + Tree(child.Trim()) + "\r\n"));
        return "Content-Type: multipart/" + tree[..open] + "; boundary=" + boundary + "\r\n\r\n" + parts + "--" + boundary + "--";
    }

    /// <summary>RFC 5322 §3.2.4.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>RFC 2231 §4.1: all sections in the extended form, in the wrong order.</summary>
    public static string Sections(string name, string text, int size)
    {
        IEnumerable<string> sections = Encoding.UTF8.GetBytes(text).Chunk(size).Select((octets, i) =>
            $";\r\n {name}*{i}*=" + (i == 0 ? "utf-8''" : "") + string.Concat(octets.Select(o => $"%{o:x2}")));
        return string.Concat(sections.Reverse());
    }

    /// <summary>RFC 5322 §3.3.</summary>
    public static string Date(DateTimeOffset date) =>
        date.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
