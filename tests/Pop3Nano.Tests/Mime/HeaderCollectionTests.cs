using System;
using System.Linq;
using System.Text;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Headers as they were sent: order, repeated fields, names, octets; and what is decoded from them.</summary>
public class HeaderCollectionTests
{
    private const string Mail =
        "Received: one\r\nreceived: two\r\nSUBJECT: =?utf-8?q?=C3=A9?=\r\n\t=?utf-8?q?t=C3=A9?= 2025\r\nTo: a@x,\r\n b@x\r\nTo: c@x\r\nMessage-ID: <1@x>\r\n"
        + "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\nX-Empty:\r\n\r\nBody: none\r\n";

    private static readonly HeaderCollection Headers = new(Encoding.Latin1.GetBytes(Mail));

    [Fact]
    public void OrderAndNamesAreKeptAsSent() =>
        Assert.Equal(["Received", "received", "SUBJECT", "To", "To", "Message-ID", "Date", "X-Empty"], Headers.Select(f => f.Name));

    [Fact]
    public void OctetsAreKeptAsSent()
    {
        Assert.Equal(Mail[..Mail.IndexOf("\r\nBody", StringComparison.Ordinal)], Encoding.Latin1.GetString(Headers.Raw.Span));
        Assert.Equal(Headers.Raw.ToArray(), Headers.SelectMany(f => f.Raw.ToArray()));
    }

    [Fact]
    public void NamesAreFoundInAnyCase()
    {
        Assert.Equal("été 2025", Headers["subject"]);
        Assert.Equal("one", Headers["RECEIVED"]);
        Assert.Equal(["one", "two"], Headers.GetAll("Received").Select(f => f.Value));
        Assert.Equal("", Headers["x-empty"]);
        Assert.Null(Headers["Body"]);
        Assert.Equal((true, false), (Headers.Contains("x-empty"), Headers.Contains("Body")));
        Assert.Equal(8, Headers.Count);
    }

    [Fact]
    public void WhatIsKnownOfAMessageHasTheUsualFields()
    {
        byte[] header = "From: f@x\r\nSender: s@x\r\nTo: t@x\r\nCc: c@x\r\nBcc: b@x\r\nReply-To: r@x\r\nMessage-ID: <1@x>\r\nList-Unsubscribe: <mailto:u@x>\r\n\r\n"u8.ToArray();
        var info = new Pop3MessageInfo(1, "", -1, new HeaderCollection(header));
        Assert.Equal("f@x s@x t@x c@x b@x r@x", $"{info.From} {info.Sender} {info.To} {info.CC} {info.Bcc} {info.ReplyTo}");
        Assert.Equal(("1@x", "<mailto:u@x>"), (info.MessageId, info.ListUnsubscribe));
    }

    [Fact]
    public void RepeatedAddressFieldsAreOneList() => Assert.Equal("a@x, b@x, c@x", Headers.GetAddresses("to").ToString());

    [Theory]
    [InlineData("A : b\n", "A", "b")]
    [InlineData("From x@y Fri Nov 21\nA: b\n\n", "A", "b")]
    [InlineData("A: b", "A", "b")]
    [InlineData("A: b\nno field\n\n", "A", "b")]
    [InlineData("A: \n b\n\tc\n", "A", "b\tc")]
    [InlineData("A: b\r\r\n\r\r\nB: body\r\r\n", "A", "b")]
    [InlineData("\u00ef\u00bb\u00bfA: b\n\nB: body\n", "A", "b")]
    [InlineData("\u00ef\u00bb\u00bfFrom x@y Fri Nov 21\nA: b\n\n", "A", "b")]
    public void RealMailIsRead(string mail, string name, string value)
    {
        HeaderField field = Assert.Single(new HeaderCollection(Encoding.Latin1.GetBytes(mail)));
        Assert.Equal(name, field.Name);
        Assert.Equal(value, field.Value);
    }

    [Theory]
    [InlineData("<a@b>", "a@b")]
    [InlineData("<Messe_Bauma_rz(1)_ae28.jpg>", "Messe_Bauma_rz(1)_ae28.jpg")]
    [InlineData("(why) <a(1@b> (really)", "a(1@b")]
    [InlineData("< a@\r\n\t b >", "a@b")]
    [InlineData("<1234   @   local(blah)  .machine .example>", "1234@local.machine.example")]
    [InlineData("<a@b", "a@b")]
    [InlineData("a@b (why)", "a@b")]
    [InlineData("", "")]
    public void MessageIdsKeepTheParenthesesBeforeTheirAt(string value, string id) => Assert.Equal(id, HeaderReader.ReadMessageId(Encoding.ASCII.GetBytes(value)));

    [Fact]
    public void TextWithoutFieldsHasNoHeader() => Assert.Empty(new HeaderCollection("Hello,\n\nA: b\n"u8.ToArray()));

    [Theory]
    [InlineData("=?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?=", "םולש ןב ילטפנ")]
    [InlineData("=?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=", "日本語")]
    [InlineData("=?gb2312?B?1tDOxA==?=", "中文")]
    [InlineData("=?koi8-r?B?8NLJ18XU?=", "Привет")]
    [InlineData("=?windows-1251?Q?=CF?= =?windows-1251?Q?=F0?=", "Пр")]
    [InlineData("=?utf-8?b?4oI=?= =?utf-8?b?rA==?=", "€")]
    [InlineData("=?big5?B?pKQ=?=", "中")]
    [InlineData("=?utf-8?B?5Lya6K2w44?=\r\n =?utf-8?B?Gu6LOH5paZ?=", "会議の資料")] // cut inside of a group
    [InlineData("=?utf-8?B?5Lya6?= =?utf-8?B?K2w44?= =?utf-8?B?Gu6LOH5paZ?=", "会議の資料")]
    [InlineData("=?utf-8?b?YQ?= =?utf-8?b?Yg?= =?utf-8?b?YWI?=", "abab")] // without padding each
    [InlineData("=?utf-8?b?YR==?= =?utf-8?b?YmI?=", "abb")] // padding ends a group
    [InlineData("=?utf-8?b?YR?= =?utf-8?b?YWFh?=", "aaaa")] // a word of whole groups needs nothing
    [InlineData("=?utf-8?b?YR?= x =?utf-8?b?YmI?=", "a x bb")]
    [InlineData("=?utf-8?b?YR?= =?utf-8?q?b?= =?utf-8?b?YmI?=", "abbb")]
    [InlineData("=?utf-8?b?YR?= =?us-ascii?b?YmI?=", "abb")]
    [InlineData("=?utf-8?q?a=0D=0ABcc:=00?=", "a  Bcc:\uFFFD")]
    [InlineData("=?utf-8?q?open", "=?utf-8?q?open")]
    [InlineData("a\u00e9", "aé")]
    public void AllCharacterSetsOfThePlatformAreRead(string value, string text) => Assert.Equal(text, HeaderReader.DecodeText(Encoding.Latin1.GetBytes(value)));
}
