using System;
using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Which part is the text of a message, and how it is decoded.</summary>
public class MailBodyTests
{
    // Parts with a boundary b: "type|content" each.
    [Theory]
    [InlineData("mixed", "one", "", "text/plain|one", "text/plain|two")]
    [InlineData("mixed", "", "one", "text/html|one", "text/plain|two")]
    [InlineData("mixed", "two", "", "image/png|one", "text/plain|two")]
    [InlineData("mixed", "two", "", "text/plain\r\nContent-Disposition: attachment|one", "text/plain|two")]
    [InlineData("alternative", "two", "three", "text/plain|one", "text/plain|two", "text/html|three")]
    [InlineData("alternative", "one", "", "text/plain|one", "application/x-watch|two")]
    [InlineData("related", "", "one", "text/html|one", "text/plain|two")]
    [InlineData("related; start=\"<r>\"", "", "two", "image/png|one", "text/html\r\nContent-ID: <r>|two")]
    [InlineData("related; type=\"text/html\"", "", "two", "image/png|one", "text/html|two")]
    [InlineData("signed", "one", "", "text/plain|one", "application/pgp-signature|two")]
    [InlineData("mixed", "", "", "message/rfc822|Subject: x\r\n\r\none", "image/png|two")]
    [InlineData("mixed", "", "")]
    public void TheTextIsThePartThatAReaderSees(string kind, string text, string html, params string[] parts)
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: multipart/" + kind + "; boundary=b\r\n\r\n"
            + string.Concat(parts.Select(p => "--b\r\nContent-Type: " + p.Replace("|", "\r\n\r\n") + "\r\n")) + "--b--\r\n");
        Assert.Equal(text, mail.Body);
        Assert.Equal(html, mail.HtmlBody);
        Assert.Equal(html.Length > 0, mail.IsBodyHtml);
    }

    // A child "type(type, type)" is a multipart of these; a type with "!" is attached.
    [Theory]
    [InlineData("plain, html", "text/plain", "text/html")]
    [InlineData("plain, related(html, png)", "text/plain", "text/html")]
    [InlineData("plain, mixed(html, pdf!)", "text/plain", "text/html")]
    [InlineData("plain, related(alternative(plain, html), png)", "text/plain", "text/plain", "text/html")]
    [InlineData("plain, alternative(plain, html)", "text/plain", "text/plain", "text/html")]
    [InlineData("mixed(plain, png), mixed(png, pdf)", "text/plain")]
    [InlineData("plain, html!", "text/plain")]
    [InlineData("plain, calendar", "text/plain", "text/calendar")]
    public void AnAlternativeWithPicturesIsOneToo(string children, params string[] views)
    {
        using MailMessage mail = MailMessageTests.Load(MimeWriting.Tree("alternative(" + children + ")"));
        Assert.Equal(views, mail.AlternateViews.Select(v => v.MediaType));
        Assert.Equal(mail.AlternateViews, mail.AlternateViews.Distinct());
    }

    [Theory]
    [InlineData("text/plain", "\u00c3\u00a9", "é")] // RFC 6532: UTF-8 if it is that
    [InlineData("text/plain", "\u00e9", "é")] // nothing is lost if it is not
    [InlineData("text/plain; charset=us-ascii", "\u00c3\u00a9", "é")]
    [InlineData("text/plain; charset=x-unheard-of", "\u00c3\u00a9", "é")]
    [InlineData("text/plain; charset=iso-8859-1", "\u00c3\u00a9", "Ã©")]
    [InlineData("text/plain; charset=\"UTF-8\"", "\u00ef\u00bb\u00bf\u00c3\u00a9", "é")]
    [InlineData("text/plain; charset=utf-8", "a\u00ffb", "a\ufffdb")]
    [InlineData("text/plain; charset=utf-16be", "\0a\u0020\u00ac", "a€")]
    [InlineData("text/plain; charset=windows-1252", "\u0080", "€")]
    [InlineData("text/plain; charset=iso-8859-15", "\u00a4", "€")]
    [InlineData("text/plain; charset=cp1251", "\u00cf", "П")]
    [InlineData("text/plain; charset=iso-2022-jp", "\u001b$BF|\u001b(B", "日")]
    [InlineData("text/plain; charset=ks_c_5601-1987", "\u00c7\u00d1", "한")]
    [InlineData("text/plain; charset=ibm437", "\u0082", "é")]
    [InlineData("text/plain; charset=iso8859-9", "\u00fe", "ş")]
    [InlineData("text/plain; charset=iso_8859_9", "\u00fe", "ş")]
    [InlineData("text/plain; charset=\"ISO_8859-9:1989\"", "\u00fe", "ş")]
    [InlineData("text/plain; charset=iso88591", "\u00c3\u00a9", "Ã©")]
    [InlineData("text/plain; charset=iso8859-15", "\u00a4", "€")]
    [InlineData("text/plain; charset=iso-8859-11", "\u00a1", "ก")]
    [InlineData("text/plain; charset=windows1251", "\u00cf", "П")]
    [InlineData("text/plain; charset=win-1251", "\u00cf", "П")]
    [InlineData("text/plain; charset=windows-cp1251", "\u00cf", "П")]
    [InlineData("text/plain; charset=windows-949", "\u00c7\u00d1", "한")]
    [InlineData("text/plain; charset=windows-936", "\u00d6\u00d0", "中")]
    [InlineData("text/plain; charset=windows-950", "\u00a4\u00a4", "中")]
    [InlineData("text/plain; charset=cp932", "\u0093\u00fa", "日")]
    [InlineData("text/plain; charset=windows-31j", "\u0093\u00fa", "日")]
    [InlineData("text/plain; charset=cp-1252", "\u0080", "€")]
    [InlineData("text/plain; charset=cp437", "\u0082", "é")]
    [InlineData("text/plain; charset=cp858", "\u00d5", "€")]
    [InlineData("text/plain; charset=cp1025", "\u00c1", "A")]
    [InlineData("text/plain; charset=cp874", "\u00a1", "ก")]
    [InlineData("text/plain; charset=cp0", "\u00c3\u00a9", "é")] // no code page
    [InlineData("text/plain; charset=cp99999999999", "\u00c3\u00a9", "é")]
    public void CharacterSetsOfThePlatform(string type, string octets, string text)
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: " + type + "\r\n\r\n" + octets);
        Assert.Equal(text, mail.Body);
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>\u00cf", "П")]
    [InlineData("<META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">\u00cf", "П")]
    [InlineData("charset=windows-1251>\u00cf", "Ï")]
    [InlineData("<meta charset=unicode>\u00c3\u00a9", "é")] // it is not, or "charset" could not be read
    [InlineData("<meta charset=utf-16be>\u00c3\u00a9!", "é!")]
    [InlineData("<meta charset=utf-16>\u00e9!", "é!")]
    public void HtmlMayNameItsCharacterSetInside(string octets, string end)
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: text/html\r\n\r\n" + octets);
        Assert.EndsWith(end, mail.HtmlBody, StringComparison.Ordinal);
    }

    // RFC 3676 §4 and its examples.
    [Theory]
    [InlineData("one \r\ntwo\r\nthree\r\n", "one two\r\nthree\r\n")]
    [InlineData("> a \r\n> b\r\n>> c \r\n> d\r\n", "> a b\r\n>> c \r\n> d\r\n")]
    [InlineData(" From here\r\n  two blanks\r\n >no quote\r\n", "From here\r\n two blanks\r\n>no quote\r\n")]
    [InlineData("bye \r\n-- \r\nAnn\r\n", "bye \r\n-- \r\nAnn\r\n")]
    [InlineData("flows \r\n\r\nnext", "flows \r\nnext\r\n")]
    public void FlowedTextIsShownWhole(string octets, string text)
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: text/plain; format=flowed\r\n\r\n" + octets);
        Assert.Equal(text, mail.Body);
        Assert.Equal(octets, mail.Root.GetText());
    }

    [Fact]
    public void WithDelSpTheBlankIsNoText()
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nDonaudampf \r\nschiff\r\n");
        Assert.Equal("Donaudampfschiff\r\n", mail.Body);
    }

    [Fact]
    public void UuencodedPartsAreDecoded()
    {
        string octets = "begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n";
        using MailMessage mail = MailMessageTests.Load("Content-Type: a/b\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n" + octets);
        Assert.Equal("Cat", MailMessageTests.Text(mail.Root.OpenRead()));
        Assert.Equal(3, mail.Root.Size);
    }

    [Fact]
    public void UuencodingInATextIsText()
    {
        string octets = "see\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n";
        using MailMessage mail = MailMessageTests.Load("Subject: x\r\n\r\n" + octets);
        Assert.Equal(octets, mail.Body);
    }

    [Fact]
    public void EveryPartGivesItsOctetsAsSent()
    {
        const string First = "Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\n\r\none\r\n--i--\r\nepilogue";
        const string Second = "Content-Type: text/plain\r\n\r\ntwo";
        using MailMessage mail = MailMessageTests.Load("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + First + "\r\n--b\r\n" + Second + "\r\n--b--\r\n");
        Assert.Equal([First, Second], mail.Root.Parts.Select(p => MailMessageTests.Text(p.OpenRaw())));
        Assert.Equal("two", MailMessageTests.Text(mail.Root.Parts[1].OpenRead()));
    }

    [Theory]
    [InlineData("--b\r\n\r\nA: 1", "A: 1")] // an empty header, and a body that looks like one
    [InlineData("--b\r\nplain", "plain")] // no header at all
    [InlineData("--b\r\n--b\r\n\r\nx", "x")] // nothing between two delimiters is no part
    public void PartsWithoutFields(string parts, string text)
    {
        using MailMessage mail = MailMessageTests.Load("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + "\r\n--b--\r\n");
        Assert.Equal(text, Assert.Single(mail.BodyParts).GetText());
    }

    [Theory]
    [InlineData("attachment", true)]
    [InlineData("; filename=\"notes.txt\"", true)]
    [InlineData(";", true)]
    [InlineData("x-unheard-of", true)] // RFC 2183 §2.8
    [InlineData("inline; filename=x", false)]
    [InlineData("\"inline\"", false)]
    [InlineData("(why) INLINE", false)]
    [InlineData("", false)]
    public void AllReadersAgreeWhatAnAttachmentIs(string disposition, bool attached)
    {
        string octets = "Content-Disposition: " + disposition + "\r\n\r\nx";
        using MailMessage mail = MailMessageTests.Load(octets);
        Assert.Equal(attached, mail.Root.IsAttachment);
        Assert.Equal(attached ? 1 : 0, mail.Attachments.Count);
        Assert.Equal(attached, MailSnapshot.Device(Trace.Octets(octets), 100).EndsWith("no text", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Priority: 5", MailPriority.Low)]
    [InlineData("X-Priority: 2 (High)", MailPriority.High)]
    [InlineData("Importance: high", MailPriority.High)]
    [InlineData("Priority: non-urgent", MailPriority.Low)]
    [InlineData("Priority: bulk\r\nX-MSMail-Priority: High", MailPriority.High)]
    [InlineData("X-Priority: 3", MailPriority.Normal)]
    public void Priority(string field, MailPriority priority)
    {
        using MailMessage mail = MailMessageTests.Load(field + "\r\n\r\n");
        Assert.Equal(priority, mail.Priority);
    }
}
