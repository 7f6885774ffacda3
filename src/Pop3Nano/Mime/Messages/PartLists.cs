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
            if (leaf && part.MediaType == "multipart/alternative") AlternateViews.Add(child);
            if (leaf && root is not null && child != root) LinkedResources.Add(child);
            Add(child);
        }
    }
}
