using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Messages that want to do harm: none throws, all take linear time, and all are saved as they were loaded.</summary>
public class MailMessageHostileTests
{
    private static readonly string[] Quirks = MailQuirks.All;

    [Fact]
    public void ManyPartsInsideEachOther()
    {
        string multiparts = string.Concat(Enumerable.Range(0, 10000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"));
        string messages = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 10000));
        foreach (string mail in new[] { multiparts, messages })
        {
            using MailMessage message = MailMessageTests.Load(mail);
            int depth = 0;
            for (MailPart part = message.Root; part.Parts.Count > 0; part = part.Parts[0]) depth++;
            Assert.Equal(20, depth);
            Check(Trace.Octets(mail));
        }
    }

    [Fact]
    public void ManyPartsBesideEachOther()
    {
        string mail = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 10000));
        using MailMessage message = MailMessageTests.Load(mail);
        Assert.Equal(999, message.BodyParts.Count);
        Check(Trace.Octets(mail));
    }

    [Theory]
    [InlineData("Subject: ", "=?utf-8?q?a", "")]
    [InlineData("Subject: ", "=?utf-8?q?a?= ", "")]
    [InlineData("Subject: ", "=?utf-8?", "")]
    [InlineData("Subject: ", "a\r\n ", "")]
    [InlineData("To: ", "(", "")]
    [InlineData("To: ", "<", "")]
    [InlineData("To: ", "\"", "")]
    [InlineData("To: ", "a@b ", "")]
    [InlineData("To: ", "a ", "")]
    [InlineData("To: ", "a, ", "<b@c>")]
    [InlineData("To: ", "a:", "")]
    [InlineData("To: ", "=?", "")]
    [InlineData("To: ", "@", "")]
    [InlineData("To: ", "[", "")]
    [InlineData("Date: ", "1 Jan 2000 ", "")]
    [InlineData("Date: ", "(", "")]
    [InlineData("Content-Type: text/plain", "; a=b", "")]
    [InlineData("Content-Type: text/plain", "; a*0=b", "")]
    [InlineData("Content-Type: text/plain; a=", " ", "x")]
    [InlineData("Content-Type: text/plain; a=", "b ", "x")]
    [InlineData("Content-Type: text/plain; a=", "(", "x")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\nX: ", "x", "\r\n\r\n--b")]
    [InlineData("Content-Type: multipart/mixed; boundary=-\r\n\r\n", "---\r\n", "")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", "")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n", "")]
    [InlineData("Content-Type: text/plain; format=flowed\r\n\r\n", "> ", "")]
    [InlineData("Content-Type: text/plain; format=flowed\r\n\r\n", "a \n", "")]
    [InlineData("Content-Type: text/html\r\n\r\n", "<meta charset=", "")]
    [InlineData("Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\n", "M", "")]
    [InlineData("Content-Transfer-Encoding: base64\r\n\r\n", "AAAA", "")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "= ", "")]
    [InlineData("", "From x\n", "")]
    [InlineData("", "A:\n", "")]
    [InlineData("", "To:a\n", "")]
    public void AnythingRepeatedTakesLinearTime(string before, string piece, string after)
    {
        // So much that a quadratic step would take minutes: the run would break off.
        string mail = before + string.Concat(Enumerable.Repeat(piece, 1000000 / piece.Length)) + after + "\r\n\r\nx";
        Check(Trace.Octets(mail));
    }

    [Fact]
    public void AMillionParametersAreReadInLinearTime() =>
        Check(Trace.Octets("Content-Type: text/plain" + string.Concat(Enumerable.Range(0, 1000000).Select(i => ";p" + i + "=1")) + "\r\n\r\nx"));

    [Fact]
    public void AHeaderOfAGigabyteCostsNoMemory()
    {
        byte[] chunk = Trace.Octets("X:" + new string('x', 1 << 20));
        var reader = new MimeReader();
        Push(reader, chunk);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 1024; i++) Push(reader, chunk);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Push(MimeReader reader, byte[] chunk)
        {
            reader.Push(chunk, 0, chunk.Length);
            while (reader.Read() != MimeToken.NeedOctets)
            {
            }
        }
    }

    [Fact]
    public void CutAtEveryOctet()
    {
        foreach (string quirk in Quirks)
        {
            byte[] mail = Trace.Octets(quirk);
            for (int length = 0; length <= mail.Length; length++) Check(mail[..length]);
        }
    }

    [Fact]
    public void ChangedAnywhere()
    {
        const string Octets = "\r\n-= b\0:;\"<>@,()?*'%aA\u00e9\u00ff";
        var random = new Random(1);
        for (int round = 0; round < 3000; round++)
        {
            byte[] mail = Trace.Octets(Quirks[random.Next(Quirks.Length)]);
            for (int change = random.Next(1, 10); change > 0; change--) mail[random.Next(mail.Length)] = (byte)Octets[random.Next(Octets.Length)];
            Check(mail);
        }
    }

    [Fact]
    public void OctetsWithoutSense()
    {
        var random = new Random(1);
        for (int round = 0; round < 2000; round++)
        {
            byte[] mail = new byte[random.Next(300)];
            random.NextBytes(mail);
            Check(mail);
        }
    }

    [Fact]
    public void TheFirstAuthorIsFoundWithoutTheOthers()
    {
        byte[] mail = Trace.Octets(string.Concat(Enumerable.Repeat("From:\n", 10)) + "From: a@b\n" + string.Concat(Enumerable.Repeat("From: c@d, e@f\n", 100000)));
        using MailMessage message = MailMessage.Load(mail);
        Assert.Equal("a@b", message.From?.Address);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(message.From);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100000);
    }

    // Everything can be asked, and the octets stay what they are.
    internal static void Check(byte[] octets)
    {
        using MailMessage mail = MailMessage.Load(new MemoryStream(octets));
        Assert.NotEmpty(MailPicture.Of(mail));
        using var saved = new MemoryStream(octets.Length);
        mail.Save(saved);
        Assert.Equal(octets, saved.ToArray());
    }
}
