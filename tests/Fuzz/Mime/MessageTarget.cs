using System;
using System.IO;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Whole messages: nothing throws, what is saved is what was loaded, and every part can be read.</summary>
internal sealed class MessageTarget : FuzzTarget
{
    private readonly byte[] _saved = new byte[CaseOctets.Most];
    private readonly byte[] _buffer = new byte[4096];

    public override string Group => "mime";

    public override string Name => "messages";

    public override (long Fixed, long PerOctet) Memory => (1 << 20, 8192);

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Mail(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        using MailMessage mail = MailMessage.Load(octets.Octets.AsMemory(0, octets.Length));
        using var saved = new MemoryStream(_saved);
        mail.Save(saved);
        FindingException.Unless(_saved.AsSpan(0, (int)saved.Position).SequenceEqual(octets.Span), "it is saved otherwise than it was loaded");
        _ = mail.Subject.Length + mail.To.Count + mail.MessageId.Length + (mail.From?.Address.Length ?? 0);
        _ = mail.Date;
        _ = mail.Priority;
        foreach (HeaderField field in mail.Headers) _ = field.Name.Length + field.Value.Length;
        if (random.OneIn(2)) _ = mail.Body.Length + mail.HtmlBody.Length;
        _ = mail.Attachments.Count + mail.AlternateViews.Count + mail.LinkedResources.Count + mail.BodyParts.Count;
        Walk(mail.Root, 0);
    }

    private void Walk(MailPart part, int depth)
    {
        FindingException.Unless(depth <= 25, "parts lie too deep");
        _ = part.Name.Length + part.ContentId.Length;
        using (Stream content = part.OpenRead())
        {
            long size = 0;
            int count;
            while ((count = content.Read(_buffer)) > 0) size += count;
            FindingException.Unless(part.Size == size, "a part has another size than its content");
        }
        foreach (MailPart child in part.Parts) Walk(child, depth + 1);
        if (part.Message is { } message) _ = message.Subject;
    }
}
