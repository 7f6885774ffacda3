using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>What a mail says, for people to read: the text beside each mail of the corpus. What is missing has no line.</summary>
internal static class MailSnapshot
{
    private const int MostText = 200;

    public static string Of(byte[] octets)
    {
        using MailMessage mail = MailMessage.Load(octets);
        var text = new StringBuilder();
        Add(text, "subject", mail.Subject);
        Add(text, "from", mail.From?.ToString() ?? "");
        Add(text, "to", mail.To.ToString());
        Add(text, "date", mail.Date?.ToString("yyyy-MM-dd HH:mm:ss zzz", null) ?? "");
        Add(text, "body", mail.Body);
        Add(text, "html", mail.HtmlBody);
        Add(text, mail.Root, "");
        foreach (string line in Trace.Read(new MimeReader(), octets, octets.Length + 1).Where(line => line.StartsWith('!'))) Add(text, "problem", line[1..]);
        Add(text, "device", Device(octets, octets.Length + 1));
        return text.ToString();
    }

    /// <summary>Subject, sender, date and text as <see cref="MailText"/> finds them in pieces of this size.</summary>
    public static string Device(byte[] octets, int chunk)
    {
        var device = new MailText(400, 8000);
        for (int at = 0; at < octets.Length; at += chunk) device.Add(octets, at, Math.Min(chunk, octets.Length - at));
        device.End();
        return string.Join(" | ", device.GetSubject(), device.GetFrom(), device.GetDate(), device.HasText ? device.GetText() : "no text");
    }

    private static void Add(StringBuilder text, MailPart part, string indent)
    {
        text.Append(indent).Append("part ").Append(part.MediaType).Append(part.IsAttachment ? " attached" : "");
        if (part.Name.Length > 0) text.Append(" \"").Append(Visible(part.Name)).Append('"');
        if (part.Parts.Count == 0) text.Append(' ').Append(part.Size).Append(' ').Append(Hash(part));
        text.Append('\n');
        if (part.Message is { } message) Add(text, indent + "  subject", message.Subject);
        foreach (MailPart child in part.Parts) Add(text, child, indent + "  ");
    }

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Length > MostText) value = value[..MostText] + "... " + value.Length;
        if (value.Length > 0) text.Append(name).Append(' ').Append(Visible(value)).Append('\n');
    }

    private static string Hash(MailPart part)
    {
        using Stream stream = part.OpenRead();
        return Convert.ToHexString(SHA256.HashData(stream))[..16];
    }

    // Control characters by their names, and blanks that nobody would see at an end.
    private static string Visible(string value)
    {
        value = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        value = string.Concat(value.Select(c => char.IsControl(c) || c == '\uFEFF' ? $"\\x{(int)c:X2}" : c.ToString()));
        return value.EndsWith(' ') ? value[..^1] + "\\x20" : value;
    }
}
