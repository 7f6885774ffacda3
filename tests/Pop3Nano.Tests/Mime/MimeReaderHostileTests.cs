using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Mail that wants to do harm: everything is read, in linear time and in the memory that the constructor was told.</summary>
public class MimeReaderHostileTests
{
    private const string Quirks =
        "Subject: =?utf-8?q?a?=\r\n b\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\npre\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\naGVs\r\nbG8\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=3D =\r\n--x=4 \r\n"
        + "--b \r\nContent-Type: multipart/digest; boundary=bb\r\n\r\n--bb\r\n\r\nA: 1\n\n-\r\n--\r\r\n--bb--\r\nepi\r\n--b--\r\nend";

    [Fact]
    public void PartsNestedDeeperThanTheBoundAreLeftWhole()
    {
        var mail = new StringBuilder();
        for (int i = 0; i < 500; i++)
        {
            mail.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\r\n\r\n--b").Append(i).Append("\r\n");
        }

        List<string> lines = Trace.Read(new MimeReader(), Trace.Octets(mail.ToString()), 100);
        Assert.Equal(20, lines.Count(line => line == "{Multipart"));
        Assert.Single(lines, line => line == "{Other");
        Assert.Single(lines, line => line.StartsWith("!TooDeep", StringComparison.Ordinal));
        Assert.Equal(20, lines.Count(line => line.StartsWith("!MissingClose", StringComparison.Ordinal)));

        lines = Trace.Read(new MimeReader(), Trace.Octets(string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 500))), 100);
        Assert.Equal(20, lines.Count(line => line == "{Message"));
    }

    [Fact]
    public void PartsBeyondTheBoundAreSkipped()
    {
        string mail = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 100000));
        List<string> lines = Trace.Read(new MimeReader(), Trace.Octets(mail), 1000);
        Assert.Equal(999, lines.Count(line => line == "=x"));
        Assert.Single(lines, line => line.StartsWith('!'));
        Assert.Contains("!TooManyParts@7040", lines);
    }

    [Fact]
    public void ManyFieldsAndLongLinesAreRead()
    {
        string mail = string.Concat(Enumerable.Repeat("A: b\r\n", 100000)) + "B: " + new string('x', 1000000) + "\r\n\r\n" + new string('y', 1000000);
        List<string> lines = Trace.Read(new MimeReader(), Trace.Octets(mail), 4096);
        Assert.Equal(100001 + 4, lines.Count);
        Assert.Equal(65536 + 2, lines[100000].Length);
        Assert.Equal(1000001, lines[^2].Length);
    }

    [Theory]
    [InlineData("--b ")]
    [InlineData("--")]
    [InlineData("--\n")]
    [InlineData("\r\n--b")]
    [InlineData("A\n")]
    [InlineData("AA!A")]
    [InlineData("=\n")]
    [InlineData("= ")]
    [InlineData("(")]
    [InlineData("\0")]
    [InlineData("\r")]
    public void AnythingRepeatedTakesLinearTime(string piece)
    {
        string body = string.Concat(Enumerable.Repeat(piece, 1000000 / piece.Length));
        foreach (string encoding in new[] { "base64", "quoted-printable", "7bit" })
        {
            byte[] mail = Trace.Octets(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n--b--");
            var mailText = new MailText();
            mailText.Add(mail, 0, mail.Length);
            mailText.End();
            Assert.True(mailText.HasText);
            Drain(mail);
        }

        Drain(Trace.Octets(body));
        Drain(Trace.Octets("Content-Type: text/plain; " + body));
    }

    [Fact]
    public void CutAtEveryOctetItIsReadToItsEnd()
    {
        for (int length = 0; length <= Quirks.Length; length++)
        {
            SameInAllPieces(Trace.Octets(Quirks[..length]), [1, 2, 3, 7, 64]);
        }
    }

    [Fact]
    public void ChangedAnywhereItIsTheSameInAllPieces()
    {
        const string Octets = "\r\n-= b\0:;\"aA";
        var random = new Random(1);
        for (int round = 0; round < 3000; round++)
        {
            byte[] mail = Trace.Octets(Quirks);
            for (int change = random.Next(1, 8); change > 0; change--)
            {
                mail[random.Next(mail.Length)] = (byte)Octets[random.Next(Octets.Length)];
            }

            SameInAllPieces(mail, [1, 2, 3, 5, random.Next(4, 100)]);
        }
    }

    [Fact]
    public void PartsCanBePassedOver()
    {
        byte[] mail = Trace.Octets(Quirks);
        for (int chunk = 1; chunk <= mail.Length; chunk++)
        {
            var reader = new MimeReader(512, 20, 1000, 100);
            int starts = 0;
            int ends = 0;
            int at = 0;
            for (MimeToken token = reader.Read(); token != MimeToken.MessageEnd; token = reader.Read())
            {
                Assert.NotEqual(MimeToken.Body, token);
                starts += token == MimeToken.PartStart ? 1 : 0;
                ends += token == MimeToken.PartEnd ? 1 : 0;
                if (token == MimeToken.PartStart && starts > 1)
                {
                    reader.SkipPart();
                }
                else if (token == MimeToken.NeedOctets && at == mail.Length)
                {
                    reader.Complete();
                }
                else if (token == MimeToken.NeedOctets)
                {
                    int count = Math.Min(chunk, mail.Length - at);
                    reader.Push(mail, at, count);
                    at += count;
                }
            }

            // The message, and the three parts right inside it.
            Assert.Equal(4, starts);
            Assert.Equal(4, ends);
        }
    }

    private static void SameInAllPieces(byte[] mail, int[] chunks)
    {
        string whole = string.Join('\n', Trace.Read(new MimeReader(512, 20, 60, 6), mail, mail.Length + 1));
        foreach (int chunk in chunks)
        {
            Assert.Equal(whole, string.Join('\n', Trace.Read(new MimeReader(512, 20, 60, 6), mail, chunk)));
        }
    }

    private static void Drain(byte[] mail)
    {
        var reader = new MimeReader();
        reader.Push(mail, 0, mail.Length);
        reader.Complete();
        while (reader.Read() != MimeToken.MessageEnd)
        {
        }
    }
}
