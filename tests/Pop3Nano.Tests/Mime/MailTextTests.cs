using System;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>What a device wants of a mail: subject, sender, date, text.</summary>
public class MailTextTests
{
    private const string Mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

    [Theory]
    [InlineData("Subject: s\r\n\r\none\r\ntwo\rthree\n", "one\ntwo\nthree\n")]
    [InlineData("\r\n\r\n", "\n")]
    [InlineData("Subject: s\r\n", "")]
    [InlineData("Content-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=A4=\r\n!", "€!")]
    [InlineData("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n4o\r\nKs", "€")]
    [InlineData("Content-Type: text/plain; charset=windows-1252\r\n\r\n\u0093x\u0094", "“x”")]
    [InlineData("Content-Type: text/plain; charset=utf-8\r\n\r\nx\u00FFy\0", "x\uFFFDy\uFFFD")]
    [InlineData(Mixed + "preamble\r\n--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--", "first")]
    [InlineData(Mixed + "--b\r\nContent-Disposition: attachment\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--", "second")]
    [InlineData(Mixed + "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>\r\n--c\r\n\r\nx\r\n--c--\r\n--b--", "x")]
    [InlineData(Mixed + "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--", "second")]
    public void TheTextIsTheFirstPlainOne(string mail, string text) => Check(mail, mailText =>
    {
        Assert.True(mailText.HasText);
        Assert.False(mailText.TextTruncated);
        Assert.Equal(text, mailText.GetText());
        Assert.Equal(text, Encoding.UTF8.GetString(mailText.TextBuffer, mailText.TextStart, mailText.TextLength));
    });

    // Text, pictures and attachments, with boundaries of 61 octets each.
    [Fact]
    public void ThreeContainersWithLongBoundariesFit()
    {
        const string Name = "DM5PR12MB2535E7983EAD797B4349F96995B60DM5PR12MB2535namp_";
        Check(
            string.Concat(Nested("mixed", "_005_"), Nested("related", "_004_"), Nested("alternative", "_000_"))
                + "Content-Type: text/plain\r\n\r\nhello\r\n--_000_" + Name + "--\r\n--_004_" + Name + "--\r\n--_005_" + Name + "--\r\n",
            mailText => Assert.Equal("hello", mailText.GetText()));

        static string Nested(string kind, string number) => $"Content-Type: multipart/{kind}; boundary=\"{number}{Name}\"\r\n\r\n--{number}{Name}\r\n";
    }

    [Theory]
    [InlineData("Content-Type: text/html\r\n\r\n<p>")]
    [InlineData("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=x\r\n\r\nx")]
    [InlineData(Mixed + "--b--\r\n\r\nx")]
    public void SomeMailsHaveNone(string mail) => Check(mail, mailText =>
    {
        Assert.False(mailText.HasText);
        Assert.Equal("", mailText.GetText());
    });

    [Fact]
    public void TheFirstFieldOfTheMailItselfCounts() => Check(
        "From: =?utf-8?q?J=C3=BCrgen?=\r\n <j@x>\r\nsubject: =?utf-8?b?SGVs?=\r\n =?utf-8?b?bG8=?= there\r\nSubject: no\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\n"
        + Mixed + "--b\r\nSubject: no\r\n\r\n\r\n--b--",
        mailText =>
        {
            Assert.Equal("Hello there", mailText.GetSubject());
            Assert.Equal("Hello there", Encoding.UTF8.GetString(mailText.TextBuffer, mailText.SubjectStart, mailText.SubjectLength));
            Assert.Equal("Jürgen <j@x>", mailText.GetFrom());
            Assert.Equal("Fri, 21 Nov 1997 09:55:06 -0600", mailText.GetDate());
            Assert.True(mailText.TryGetDate(out long seconds));
            Assert.Equal(new DateTimeOffset(1997, 11, 21, 9, 55, 6, TimeSpan.FromHours(-6)).ToUnixTimeSeconds(), seconds);
        });

    [Theory]
    [InlineData("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z")]
    [InlineData("Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time)", "1969-02-14T03:02:00Z")]
    [InlineData("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z")]
    [InlineData("Wrong,29 FEB 24 23:59:60 edt", "2024-03-01T04:00:00Z")]
    [InlineData("1 Jan 2000 00:00:00 PST", "2000-01-01T08:00:00Z")]
    [InlineData("31 Dec 1999 23:59:59 Z", "1999-12-31T23:59:59Z")]
    [InlineData("5 May 105 1:2:3 +0000", "2005-05-05T01:02:03Z")]
    [InlineData("21 Nov 1997 09:55:06 +05:30", "1997-11-21T04:25:06Z")]
    [InlineData("21 Nov 1997 09:55:06 GMT+02:00", "1997-11-21T07:55:06Z")]
    [InlineData("21 Nov 1997 09:55:06 -02", "1997-11-21T11:55:06Z")]
    [InlineData("Fri Nov 21 09:05:06 GMT 1997", "")] // not the year 2009
    [InlineData("21 Nov 1997", "")]
    [InlineData("Nov 1997 09:55:06", "")]
    [InlineData("32 Nov 1997 09:55:06 -0600", "")]
    [InlineData("1 Nov 1997 24:00:00 -0600", "")]
    [InlineData("", "")]
    [InlineData("99999999999999999999", "")]
    public void DatesAsMailHasThem(string date, string utc) => Check("Date: " + date + "\r\n\r\n", mailText =>
    {
        Assert.Equal(utc.Length > 0, mailText.TryGetDate(out long seconds));
        Assert.Equal(utc.Length > 0 ? DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() : 0, seconds);
    });

    [Fact]
    public void WhatDoesNotFitIsLeftOut()
    {
        var mailText = new MailText(4, 5);
        Feed(mailText, Trace.Octets("Subject: abc\u00C3\u00A9\r\n\r\n1234\u00C3\u00A9 and more"), 7);
        Assert.Equal("abc", mailText.GetSubject());
        Assert.True(mailText.SubjectTruncated);
        Assert.Equal("1234", mailText.GetText());
        Assert.True(mailText.TextTruncated);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        byte[] mail = Trace.Octets(
            "Subject: =?utf-8?b?SGVs?= x\r\n" + Mixed + "--b\r\nContent-Type: text/html\r\n\r\n<p>\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n");
        var mailText = new MailText();
        var reader = new MimeReader();
        byte[] one = new byte[1];
        long before = 0;
        for (int round = 0; round < 50; round++)
        {
            before = round == 40 ? GC.GetAllocatedBytesForCurrentThread() : before;
            Feed(mailText, mail, mail.Length);
            reader.Begin();
            int at = 0;
            for (MimeToken token = reader.Read(); token != MimeToken.MessageEnd; token = reader.Read())
            {
                if (token == MimeToken.NeedOctets && at < mail.Length)
                {
                    one[0] = mail[at++];
                    reader.Push(one, 0, 1);
                }
                else if (token == MimeToken.NeedOctets)
                {
                    reader.Complete();
                }
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("hello", mailText.GetText());
    }

    // Every chunk size, always with the same object.
    private static void Check(string mail, Action<MailText> expect)
    {
        byte[] octets = Trace.Octets(mail);
        var mailText = new MailText(100, 100);
        for (int chunk = octets.Length + 1; chunk > 0; chunk--)
        {
            Feed(mailText, octets, chunk);
            expect(mailText);
        }
    }

    private static void Feed(MailText mailText, byte[] octets, int chunk)
    {
        mailText.Begin();
        for (int at = 0; at < octets.Length; at += chunk)
        {
            mailText.Add(octets, at, Math.Min(chunk, octets.Length - at));
        }

        mailText.End();
    }
}
