using System;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>MailText reads by itself, to be small; what it finds is what MimeReader finds, however the mail is cut into pieces.</summary>
public class MailTextAgainstReaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void BothFindTheSame(int run)
    {
        var mailText = new MailText(400, 4000);
        for (int seed = run * 5000; seed < (run + 1) * 5000; seed++)
        {
            byte[] mail = new RandomMail(seed).Octets();
            var expected = new ReaderText(mail);
            Feed(mailText, mail, new Random(seed).Next(1, 40));

            Same(seed, mail, expected.Field(MimeField.Subject), mailText.GetSubject());
            Same(seed, mail, expected.Field(MimeField.From), mailText.GetFrom());
            Same(seed, mail, expected.Field(MimeField.Date), mailText.GetDate());
            Same(seed, mail, expected.HasText.ToString(), mailText.HasText.ToString());
            Same(seed, mail, expected.Text, mailText.GetText());
        }
    }

    [Fact]
    public void NothingThrowsInTheSmallestBuffers()
    {
        var mailText = new MailText(1, 1);
        for (int seed = 0; seed < 5000; seed++)
        {
            byte[] mail = new RandomMail(seed).Octets();
            for (int i = seed % 50; i < mail.Length; i += 50) mail[i] ^= (byte)seed;
            Feed(mailText, mail, new Random(seed).Next(1, 40));

            Assert.InRange(mailText.SubjectLength, 0, 1);
            Assert.InRange(mailText.TextLength, 0, 1);
        }
    }

    private static void Feed(MailText mailText, byte[] mail, int chunk)
    {
        mailText.Begin();
        for (int at = 0; at < mail.Length; at += chunk) mailText.Add(mail, at, Math.Min(chunk, mail.Length - at));
        mailText.End();
    }

    private static void Same(int seed, byte[] mail, string expected, string found) =>
        Assert.True(expected == found, $"Mail {seed}: '{found}' instead of '{expected}' in\n{Encoding.UTF8.GetString(mail).Replace("\r", "\\r")}");
}
