using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>What holds for every mail: of generated valid ones, the same with octets changed, and octets of any kind.</summary>
public class MimePropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20251122, 3);

    private static readonly Gen<string> Text = Gen.Elements("hello", "a b  c", "été", "€ 100", "日本語", "--b", "-- ", "=", "=3D", "x\r\ny", "", "\t", "From x").ListOf(4).Select(words => string.Join(' ', words));

    private static readonly Gen<string> Word = Gen.Elements("Ann", "Bob", "Jörg", "O'Neill", "Doe, J", "a \"b\"", "back\\slash", "(c)", "日本", "x@y", "semi;colon", "=?utf-8?q?x?=");

    [Fact]
    public void ReadInAnyPiecesTheTokensAreTheSame() => Check(AnyMail(), (octets, random) =>
    {
        string whole = string.Join('\n', Trace.Read(new MimeReader(512, 20, 1000, 20), octets, octets.Length + 1));
        string pieces = string.Join('\n', Trace.Read(new MimeReader(512, 20, 1000, 20), octets, random.Next(1, 50)));
        Assert.Equal(whole, pieces);
    });

    [Fact]
    public void WhatIsSavedIsWhatWasLoadedAndNothingThrows() => Check(AnyMail(), (octets, random) => MailMessageHostileTests.Check(octets[..random.Next(octets.Length + 1)]));

    [Fact]
    public void MessagesInPiecesSayTheSame() => Check(AnyMail(), (octets, random) =>
    {
        using MailMessage whole = MailMessage.Load(octets);
        using var stream = new MailMessageStream();
        for (int at = 0; at < octets.Length;)
        {
            int count = Math.Min(random.Next(1, 6000), octets.Length - at);
            stream.Write(octets, at, count);
            at += count;
        }

        using MailMessage pieces = stream.ToMessage();
        Assert.Equal(MailPicture.Of(whole), MailPicture.Of(pieces));
    });

    [Fact]
    public void TextComesBackFromEveryEncoding() => Check(from text in Text from encoding in Gen.Elements("base64", "quoted-printable", "8bit") select (text, encoding), (mail, _) =>
    {
        byte[] body = Encoding.UTF8.GetBytes(mail.text);
        using MailMessage message = MailMessage.Load(Trace.Octets(
            "Content-Type: multipart/mixed; boundary=b0\r\n\r\n--b0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + mail.encoding + "\r\n\r\n"
            + MimeWriting.Encode(body, mail.encoding) + "\r\n--b0--\r\n"));
        Assert.Equal(mail.text, message.Body);
    });

    [Fact]
    public void SubjectsComeBackFromEncodedWords() => Check(from text in Text from size in Gen.Choose(1, 40) from q in Gen.Elements(true, false) select (text.Trim(), size, q), (subject, _) =>
    {
        using MailMessage message = MailMessage.Load(Trace.Octets("Subject: " + MimeWriting.EncodedWords(subject.Item1, subject.size, subject.q) + "\r\n\r\n"));
        Assert.Equal(subject.Item1.Replace("\r\n", "  ", StringComparison.Ordinal), message.Subject);
    });

    [Fact]
    public void NamesAndAddressesComeBackFromQuotedStrings() => Check(Word.ListOf(3).Select(names => names.ToArray()), (names, _) =>
    {
        string field = string.Join(",\r\n ", names.Select((name, i) => MimeWriting.Quote(name) + " <u" + i + "@example.org>"));
        MailAddressCollection read = HeaderReader.ReadAddresses(Encoding.UTF8.GetBytes(field));
        Assert.Equal(names.Select((name, i) => (name == "=?utf-8?q?x?=" ? "x" : name, "u" + i + "@example.org")), read.Select(a => (a.DisplayName, a.Address)));
    });

    [Fact]
    public void FileNamesComeBackFromSections() => Check(from name in Word from size in Gen.Choose(1, 20) select (name, size), (file, _) =>
    {
        MimeParameters read = HeaderReader.ReadParameters(Encoding.ASCII.GetBytes("attachment" + MimeWriting.Sections("filename", file.name, file.size)));
        Assert.Equal(file.name, read["filename"]);
    });

    [Fact]
    public void DatesComeBack() => Check(from seconds in Gen.Choose(int.MinValue, int.MaxValue) from minutes in Gen.Choose(-840, 840) select (seconds, minutes), (date, _) =>
    {
        DateTimeOffset expected = DateTimeOffset.FromUnixTimeSeconds(date.seconds).ToOffset(TimeSpan.FromMinutes(date.minutes));
        Assert.True(HeaderReader.TryReadDate(Encoding.ASCII.GetBytes(MimeWriting.Date(expected)), out DateTimeOffset read));
        Assert.Equal(expected, read);
        Assert.Equal(expected.Offset, read.Offset);
    });

    // A mail of a random shape, of which every second has some octets changed.
    private static Gen<byte[]> AnyMail() =>
        from seed in Gen.Choose(0, int.MaxValue)
        from changes in Gen.Choose(0, 6)
        select Change(new RandomMail(seed).Octets(), seed, changes - 3);

    private static byte[] Change(byte[] mail, int seed, int changes)
    {
        var random = new Random(seed);
        for (; changes > 0 && mail.Length > 0; changes--) mail[random.Next(mail.Length)] = (byte)random.Next(256);
        return mail;
    }

    private static void Check<T>(Gen<T> mails, Action<T, Random> holds) =>
        Prop.ForAll(Arb.From(from mail in mails from seed in Gen.Choose(0, int.MaxValue) select (mail, seed)), given => holds(given.mail, new Random(given.seed))).Check(Runs);
}
