using System;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>Bodies as text, and which part of a message is its text.</summary>
internal static class TextBody
{
    /// <summary>The octets in the character set that the part names; a byte order mark is not text.</summary>
    internal static string Decode(ReadOnlySpan<byte> octets, string? charset)
    {
        string text = Charsets.Decode(octets, charset is null ? null : Charsets.Find(charset));
        return text.StartsWith('\uFEFF') ? text[1..] : text;
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

    /// <summary>The part of a multipart/related that the others belong to: the one that "start" names, or the first.</summary>
    internal static MailPart? Root(MailPart related)
    {
        string start = HeaderReader.ReadMessageId(Encoding.UTF8.GetBytes(related.ContentType["start"] ?? ""));
        if (start.Length > 0)
        {
            foreach (MailPart part in related.Parts)
            {
                if (part.ContentId == start) return part;
            }
        }

        return related.Parts.Count > 0 ? related.Parts[0] : null;
    }
}
