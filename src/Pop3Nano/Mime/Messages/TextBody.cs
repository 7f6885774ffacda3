using System;
using System.Buffers;
using System.Linq;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>Bodies as text, and which part of a message is its text.</summary>
internal static class TextBody
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \"';>/\r\n");

    /// <summary>The text that a reader is shown: that of format=flowed with its paragraphs whole (RFC 3676); empty without a part.</summary>
    internal static string Show(MailPart? part)
    {
        if (part is null) return "";
        string text = part.GetText();
        bool flows = part.Media == MimeMedia.TextPlain && "flowed".Equals(part.ContentType["format"], StringComparison.OrdinalIgnoreCase);
        return flows ? FlowedText.Join(text, "yes".Equals(part.ContentType["delsp"], StringComparison.OrdinalIgnoreCase)) : text;
    }

    /// <summary>
    /// The octets in the character set that the part names, or that an HTML text names in itself; a byte order mark is not text. HTML whose
    /// name can be read is in octets: one that says UTF-16 there is not, and counts as without a name, as UTF-8 if it is that.
    /// </summary>
    internal static string Decode(ReadOnlySpan<byte> octets, string? charset, bool html)
    {
        bool inside = html && charset is null;
        if (inside) charset = NamedInside(octets);
        Encoding? found = charset is null ? null : Charsets.Find(charset);
        if (inside && found?.GetByteCount("<") > 1) found = null;
        string text = Charsets.Decode(octets, found);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    // <meta charset="…"> or <meta … content="text/html; charset=…">, which must stand in the first 1024 octets.
    private static string? NamedInside(ReadOnlySpan<byte> octets)
    {
        string head = Encoding.Latin1.GetString(octets[..Math.Min(octets.Length, 1024)]);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || head.LastIndexOf("<meta", at, StringComparison.OrdinalIgnoreCase) < 0) return null;
        string name = head[(at + 8)..].TrimStart('"', '\'');
        int end = name.AsSpan().IndexOfAny(NameEnds);
        return end < 0 ? null : name[..end];
    }

    /// <summary>
    /// The part that a reader is shown as plain text or as HTML; null if there is none. Of a multipart/alternative the last that fits
    /// (RFC 2046 §5.1.4), of a multipart/related its root (RFC 2387 §3.2), else the first text or multipart that is no attachment.
    /// </summary>
    internal static MailPart? Find(MailPart part, MimeMedia wanted)
    {
        if (part.Media != MimeMedia.Multipart) return part.Media == wanted && !part.IsAttachment ? part : null;
        if (part.MediaType == "multipart/alternative")
        {
            for (int i = part.Parts.Count - 1; i >= 0; i--)
            {
                MailPart child = part.Parts[i];
                MailPart? found = child.Media == MimeMedia.Multipart ? Find(child, wanted) : child.Media == wanted ? child : null;
                if (found is not null) return found;
            }

            return null;
        }

        if (part.MediaType == "multipart/related") return Root(part) is { } root ? Find(root, wanted) : null;
        foreach (MailPart child in part.Parts)
        {
            bool isText = child.Media is MimeMedia.TextPlain or MimeMedia.TextHtml or MimeMedia.Text && !child.IsAttachment;
            if (isText || child.Media == MimeMedia.Multipart) return Find(child, wanted);
        }

        return null;
    }

    /// <summary>
    /// The part of a multipart/related that the others belong to: the one that "start" names (RFC 2387 §3.2), or the first, which some mail
    /// has elsewhere and tells by "type" (§3.1).
    /// </summary>
    internal static MailPart? Root(MailPart related)
    {
        string start = HeaderReader.ReadMessageId(Encoding.UTF8.GetBytes(related.ContentType["start"] ?? ""));
        string? type = related.ContentType["type"];
        return (start.Length > 0 ? related.Parts.FirstOrDefault(p => p.ContentId == start) : null)
            ?? (type is null ? null : related.Parts.FirstOrDefault(p => p.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)))
            ?? (related.Parts.Count > 0 ? related.Parts[0] : null);
    }
}
