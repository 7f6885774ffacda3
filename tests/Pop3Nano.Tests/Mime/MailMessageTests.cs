using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>A message as an object: what it says, its parts, its octets.</summary>
public class MailMessageTests
{
    private const string Nested =
        "From: Ann <ann@x.test>\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\ninner text\r\n--i\r\n"
        + "Content-Disposition: attachment; filename=i.txt\r\n\r\nI\r\n--i--\r\n";

    private const string Mail =
        "From: =?utf-8?q?J=C3=B6rg?= <j@x.test>\r\nTo: a@x.test, b@x.test\r\nCC: c@x.test\r\nReply-To: r@x.test\r\nSubject: =?utf-8?q?=C3=A9t=C3=A9?=\r\n"
        + "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\nMessage-ID: <1@x.test>\r\nX-Priority: 1 (Highest)\r\n"
        + "Content-Type: multipart/mixed; boundary=\"m\"\r\n\r\npreamble\r\n"
        + "--m\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n"
        + "--a\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nvoil=E0 =\r\nall\r\n\r\n"
        + "--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+4oKsPC9iPg==\r\n--a--\r\n\r\n"
        + "--r\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n--r--\r\n\r\n"
        + "--m\r\nContent-Type: application/pdf; name=old.pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''%e2%82%ac;\r\n filename*1=.pdf\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\nJVBERg\r\n==\r\n"
        + "--m\r\nContent-Type: message/rfc822\r\n\r\n" + Nested
        + "\r\n--m--\r\nepilogue\r\n";

    [Fact]
    public void TheHeaderIsDecoded()
    {
        using MailMessage mail = Load(Mail);
        Assert.Equal("Jörg <j@x.test>", mail.From?.ToString());
        Assert.Equal("a@x.test, b@x.test", mail.To.ToString());
        Assert.Equal("c@x.test", mail.CC.ToString());
        Assert.Empty(mail.Bcc);
        Assert.Equal("r@x.test", mail.ReplyToList.ToString());
        Assert.Null(mail.Sender);
        Assert.Equal("été", mail.Subject);
        Assert.Equal(new DateTimeOffset(1997, 11, 21, 9, 55, 6, TimeSpan.FromHours(-6)), mail.Date);
        Assert.Equal("1@x.test", mail.MessageId);
        Assert.Equal(MailPriority.High, mail.Priority);
    }

    [Fact]
    public void TheBodiesAreDecoded()
    {
        using MailMessage mail = Load(Mail);
        Assert.Equal("voilà all\r\n", mail.Body);
        Assert.Equal("<b>€</b>", mail.HtmlBody);
        Assert.True(mail.IsBodyHtml);
        Assert.Equal(["text/plain", "text/html"], mail.AlternateViews.Select(p => p.MediaType));
    }

    [Fact]
    public void PartsAreSortedByWhatTheyAreFor()
    {
        using MailMessage mail = Load(Mail);
        MailPart pdf = Assert.Single(mail.Attachments);
        Assert.Equal("€.pdf", pdf.Name);
        Assert.Equal("application/pdf", pdf.MediaType);
        Assert.Equal("%PDF", Text(pdf.OpenRead()));
        Assert.Equal(4, pdf.Size);
        MailPart logo = Assert.Single(mail.LinkedResources);
        Assert.Equal("logo", logo.ContentId);
        Assert.Equal("\u0089PNG", Text(logo.OpenRead()));
        Assert.Equal(5, mail.BodyParts.Count);
    }

    [Fact]
    public void AnEnclosedMessageIsAMessage()
    {
        using MailMessage mail = Load(Mail);
        MailMessage inner = Assert.Single(mail.BodyParts, p => p.Message is not null).Message!;
        Assert.Equal("inner", inner.Subject);
        Assert.Equal("ann@x.test", inner.From?.Address);
        Assert.Equal("inner text", inner.Body);
        Assert.Equal("i.txt", Assert.Single(inner.Attachments).Name);
        Assert.Equal(Nested, Text(inner.OpenRaw()));
        using var saved = new MemoryStream();
        inner.Save(saved);
        Assert.Equal(Nested, Encoding.Latin1.GetString(saved.ToArray()));
        Assert.Equal(Nested.Length, inner.Size);
    }

    [Fact]
    public async Task WhatIsSavedIsWhatWasLoaded()
    {
        byte[] octets = Trace.Octets(Mail);
        using MailMessage mail = await MailMessage.LoadAsync(new MemoryStream(octets));
        using var saved = new MemoryStream();
        await mail.SaveAsync(saved);
        Assert.Equal(octets, saved.ToArray());
        Assert.Equal(Mail, Text(mail.OpenRaw()));
        Assert.Equal(Mail, Text(mail.Root.OpenRaw()));
        Assert.Equal(octets.Length, mail.Size);
    }

    [Fact]
    public void AnEmptyMessageSaysNothing()
    {
        using MailMessage mail = Load("");
        Assert.Null(mail.From);
        Assert.Null(mail.Date);
        Assert.Equal("", mail.Subject + mail.Body + mail.HtmlBody + mail.MessageId);
        Assert.False(mail.IsBodyHtml);
        Assert.Empty(mail.Attachments);
        Assert.Equal(MailPriority.Normal, mail.Priority);
    }

    [Fact]
    public void WrittenOctetsBecomeAMessage()
    {
        using var writer = new MailMessageStream();
        foreach (byte octet in Trace.Octets(Mail)) writer.WriteByte(octet);
        using MailMessage mail = writer.ToMessage();
        Assert.Equal(Mail, Text(mail.OpenRaw()));
        Assert.Throws<ObjectDisposedException>(writer.ToMessage);
    }

    [Fact]
    public void ADisposedMessageSaysSo()
    {
        MailMessage mail = Load(Mail);
        mail.Dispose();
        Assert.Throws<ObjectDisposedException>(() => mail.Body);
    }

    [Fact]
    public void TheBoundsAreForTheCallerToSet()
    {
        byte[] octets = Trace.Octets("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b--\r\n"
            + "--a\r\n\r\ntwo\r\n--a\r\n\r\nthree\r\n--a--\r\n");
        Assert.Equal((3, 1), Parts(new MailMessageOptions()));
        Assert.Equal((3, 0), Parts(new MailMessageOptions { MaxDepth = 1 })); // "one" has two containers around it
        Assert.Equal((2, 1), Parts(new MailMessageOptions { MaxParts = 4 })); // both containers count
        Assert.Throws<ArgumentOutOfRangeException>(() => new MailMessageOptions { MaxDepth = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MailMessageOptions { MaxParts = 0 });

        (int, int) Parts(MailMessageOptions options)
        {
            using MailMessage mail = MailMessage.Load(new MemoryStream(octets), options);
            Assert.Equal(octets.Length, mail.Size);
            return (mail.Root.Parts.Count, mail.Root.Parts[0].Parts.Count);
        }
    }

    internal static MailMessage Load(string mail) => MailMessage.Load(Trace.Octets(mail));

    internal static string Text(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray());
    }
}
