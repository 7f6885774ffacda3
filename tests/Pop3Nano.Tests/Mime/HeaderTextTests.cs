using System;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Encoded words: RFC 2047, and what mail makes of it.</summary>
public class HeaderTextTests
{
    // RFC 2047 §8.
    [Theory]
    [InlineData("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>", "Keith Moore <moore@cs.utk.edu>")]
    [InlineData("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.dk>", "Keld Jørn Simonsen <keld@dkuug.dk>")]
    [InlineData("=?ISO-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>", "André Pirard <PIRARD@vm1.ulg.ac.be>")]
    [InlineData("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= x", "If you can read this yo x")]
    [InlineData("=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?= <paf@nada.kth.se>", "Patrik Fältström <paf@nada.kth.se>")]
    [InlineData("(=?ISO-8859-1?Q?a?=)", "(a)")]
    [InlineData("(=?ISO-8859-1?Q?a?= b)", "(a b)")]
    [InlineData("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)")]
    [InlineData("(=?ISO-8859-1?Q?a?=  \t =?ISO-8859-1?Q?b?=)", "(ab)")]
    [InlineData("(=?ISO-8859-1?Q?a_b?=)", "(a b)")]
    [InlineData("(=?ISO-8859-1?Q?a?= =?US-ASCII?Q?_b?=)", "(a b)")]
    public void TheExamplesOfTheRfc(string value, string text) => Check(value, text);

    [Theory]
    [InlineData("  plain  text\t", "plain  text")]
    [InlineData("", "")]
    [InlineData("=?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?= x", "=?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?= x")]
    [InlineData("=?utf-8*en?q?a?=", "a")]
    [InlineData("=?utf-8?b?4oI=?= =?utf-8?b?rA==?=", "€")]
    [InlineData("=?utf-8?q?=E2=82?= =?utf-8?q?=AC?=", "€")]
    [InlineData("=?utf-8?q?=E2=82?= x", "\uFFFD x")]
    [InlineData("=?windows-1252?q?=80?= =?iso-8859-15?q?=A4?=", "€€")]
    [InlineData("=?utf-8?Q?a b?=c", "a bc")]
    [InlineData("=?utf-8?Q?what??=", "what?")]
    [InlineData("=?utf-8?Q?=4?=", "=4")]
    [InlineData("=?utf-8?b?YQ?=", "a")]
    [InlineData("=?utf-8?q?a=0D=0ABcc:=00?=", "a Bcc:\uFFFD")]
    [InlineData("=?utf-8?q?open", "=?utf-8?q?open")]
    [InlineData("=?utf-8?x?open?=", "=?utf-8?x?open?=")]
    [InlineData("=?=?=?", "=?=?=?")]
    [InlineData("a =? b", "a =? b")]
    public void OtherValues(string value, string text) => Check(value, text);

    [Fact]
    public void Utf8PassesThrough()
    {
        byte[] value = Encoding.UTF8.GetBytes("é € 😀");
        Assert.Equal("é € 😀", Decode(value, 100));
    }

    // RFC 3629: the replacement is that of the platform's own decoder.
    [Fact]
    public void BrokenUtf8IsReplacedAsThePlatformDoes()
    {
        var random = new Random(1);
        byte[] interesting = [0x41, 0x80, 0xBF, 0xC1, 0xC3, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5, 0xFF];
        for (int i = 0; i < 20000; i++)
        {
            byte[] value = new byte[random.Next(1, 10)];
            for (int j = 0; j < value.Length; j++)
            {
                value[j] = interesting[random.Next(interesting.Length)];
            }

            Assert.Equal(Encoding.UTF8.GetString(value), Decode(value, 100));
        }
    }

    [Fact]
    public void ATextThatDoesNotFitEndsBehindAWholeCharacter()
    {
        byte[] value = Encoding.UTF8.GetBytes("aé€😀");
        string[] expected = ["", "a", "a", "aé", "aé", "aé", "aé€", "aé€", "aé€", "aé€", "aé€😀"];
        for (int room = 0; room < expected.Length; room++)
        {
            Assert.Equal(expected[room], Decode(value, room));
        }
    }

    [Fact]
    public void ManyBeginningsOfWordsTakeLinearTime()
    {
        byte[] value = Encoding.ASCII.GetBytes(string.Concat(System.Linq.Enumerable.Repeat("=?utf-8?q? ", 100000)));
        Assert.Equal(value.Length - 1, Decode(value, value.Length).Length);
    }

    private static void Check(string value, string text) => Assert.Equal(text, Decode(Encoding.Latin1.GetBytes(value), 100));

    private static string Decode(byte[] value, int room)
    {
        byte[] target = new byte[room + 2];
        int length = new HeaderText().Decode(value, 0, value.Length, target, 1, room);
        Assert.True(length <= room);
        Assert.Equal(0, target[0] + target[^1]);
        return Encoding.UTF8.GetString(target, 1, length);
    }
}
