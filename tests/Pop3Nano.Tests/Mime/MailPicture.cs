using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>All that a message says, as text: two messages that say the same have the same picture.</summary>
internal static class MailPicture
{
    public static string Of(MailMessage mail)
    {
        var text = new StringBuilder();
        text.Append("Subject ").AppendLine(mail.Subject);
        text.Append("From ").Append(mail.From).Append(" Sender ").AppendLine(mail.Sender?.ToString());
        text.Append("To ").Append(mail.To).Append(" CC ").Append(mail.CC).Append(" Bcc ").Append(mail.Bcc).Append(" ReplyTo ").AppendLine(mail.ReplyToList.ToString());
        text.Append("Date ").AppendLine(mail.Date?.ToString("O"));
        text.Append("Id ").Append(mail.MessageId).Append(' ').AppendLine(mail.Priority.ToString());
        foreach (HeaderField field in mail.Headers) text.AppendLine(field.ToString());
        text.Append("Body ").AppendLine(mail.Body).Append("Html ").AppendLine(mail.HtmlBody);
        text.AppendLine($"{mail.Attachments.Count} attachments, {mail.AlternateViews.Count} views, {mail.LinkedResources.Count} resources");
        Add(text, mail.Root, "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, MailPart part, string indent)
    {
        text.Append(indent).Append(part.Media).Append(' ').Append(part).Append(' ').Append(part.ContentId).Append(part.IsAttachment ? " attached" : "");
        text.Append(' ').Append(part.Size).Append(' ').Append(Hash(part.OpenRead())).Append(' ').AppendLine(Hash(part.OpenRaw()));
        foreach (MailPart child in part.Parts) Add(text, child, indent + "  ");
        if (part.Message is { } message) text.Append(indent).Append("message ").AppendLine(message.Subject);
    }

    private static string Hash(Stream stream)
    {
        using (stream) return Convert.ToHexString(SHA256.HashData(stream))[..16];
    }
}
