using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>The parts of a message by what they are for.</summary>
internal sealed class PartLists
{
    internal PartLists(MailPart root)
    {
        Add(root);
    }

    internal List<MailPart> Attachments { get; } = [];

    internal List<MailPart> AlternateViews { get; } = [];

    internal List<MailPart> LinkedResources { get; } = [];

    internal List<MailPart> BodyParts { get; } = [];

    // The depth is bounded by the reader.
    private void Add(MailPart part)
    {
        if (part.Media != MimeMedia.Multipart)
        {
            BodyParts.Add(part);
            if (part.IsAttachment) Attachments.Add(part);
            return;
        }

        MailPart? root = part.MediaType == "multipart/related" ? TextBody.Root(part) : null;
        foreach (MailPart child in part.Parts)
        {
            bool leaf = child.Media != MimeMedia.Multipart && !child.IsAttachment;
            if (leaf && root is not null && child != root) LinkedResources.Add(child);
            Add(child);
            if (part.MediaType == "multipart/alternative" && ViewOf(child) is { } view && !AlternateViews.Contains(view)) AlternateViews.Add(view);
        }
    }

    // A body that comes with its pictures or with attachments is in a multipart of its own. Alternatives inside of alternatives speak for themselves.
    private static MailPart? ViewOf(MailPart child)
    {
        if (child.IsAttachment || child.MediaType == "multipart/alternative") return null;
        return child.Media != MimeMedia.Multipart ? child : TextBody.Find(child, MimeMedia.TextHtml) ?? TextBody.Find(child, MimeMedia.TextPlain);
    }
}
