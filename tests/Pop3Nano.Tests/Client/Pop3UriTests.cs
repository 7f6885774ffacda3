using System;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>POP URLs (RFC 2384).</summary>
public class Pop3UriTests
{
    [Theory]
    [InlineData("pop://rg@mailsrv.qualcomm.com", false, "mailsrv.qualcomm.com", 110, "rg", "*")]
    [InlineData("pop://rg;AUTH=+APOP@mail.eudora.com:8110", false, "mail.eudora.com", 8110, "rg", "+APOP")]
    [InlineData("pop://baz;AUTH=SCRAM-MD5@foo.bar", false, "foo.bar", 110, "baz", "SCRAM-MD5")]
    [InlineData("POPS://host", true, "host", 995, "", "")]
    [InlineData("pops://host/", true, "host", 995, "", "")]
    [InlineData("pops://user@host:995;AUTH=SCRAM-SHA-256", true, "host", 995, "user", "SCRAM-SHA-256")]
    [InlineData("pops://;auth=external@host", true, "host", 995, "", "EXTERNAL")]
    [InlineData("pops://ann%40example.org;AUTH=*@host:1", true, "host", 1, "ann@example.org", "*")]
    [InlineData("pops://a%3Bb%20%C3%BC+c@host", true, "host", 995, "a;b ü+c", "*")]
    [InlineData("pop://[2001:db8::7]:8110", false, "2001:db8::7", 8110, "", "")]
    [InlineData("pop://192.0.2.7", false, "192.0.2.7", 110, "", "")]
    public void A_URL_has_these_parts(string text, bool isTls, string host, int port, string user, string mechanism)
    {
        Pop3Uri url = Pop3Uri.Parse(text);
        Assert.Equal((isTls, host, port, user, mechanism), (url.IsTls, url.Host, url.Port, url.UserName, url.Mechanism));
        Assert.True(Pop3Uri.TryParse(url.ToString(), out Pop3Uri? again));
        Assert.Equal((isTls, host, port, user, mechanism), (again.IsTls, again.Host, again.Port, again.UserName, again.Mechanism));
    }

    [Theory]
    [InlineData("pop://rg;AUTH=*@host:110", "pop://rg@host")]
    [InlineData("pops://a%3Bb%2Bc;auth=plain@HOST:995/", "pops://a%3Bb%2Bc;AUTH=PLAIN@HOST")]
    [InlineData("pops://;AUTH=*@[2001:db8::7]:996", "pops://;AUTH=*@[2001:db8::7]:996")]
    [InlineData("pops://user@host:995;AUTH=SCRAM-SHA-256", "pops://user;AUTH=SCRAM-SHA-256@host")]
    public void It_is_written_in_the_form_of_the_RFC(string text, string expected) => Assert.Equal(expected, Pop3Uri.Parse(text).ToString());

    [Theory]
    [InlineData("", "pop://")]
    [InlineData("imap://host", "pop://")]
    [InlineData("pop:host", "pop://")]
    [InlineData("pop://", "host is empty")]
    [InlineData("pop://user@", "host is empty")]
    [InlineData("pop://@host", "user name before the @ is empty")]
    [InlineData("pop://tim:hunter2@host", "no password")]
    [InlineData("pop://tim:hunter2;AUTH=*@host", "no password")]
    [InlineData("pop://tim@example.org@host", "%40")]
    [InlineData("pop://tim@host:0", "1 to 65535")]
    [InlineData("pop://tim@host:65536", "1 to 65535")]
    [InlineData("pop://tim@host:", "1 to 65535")]
    [InlineData("pop://tim@host:+1", "1 to 65535")]
    [InlineData("pop://tim@ho st", "host")]
    [InlineData("pop://tim@[::1", "host")]
    [InlineData("pop://tim@[host]", "host")]
    [InlineData("pop://tim@[::1]x", "1 to 65535")]
    [InlineData("pop://tim@host/inbox", "path")]
    [InlineData("pop://tim@host?x", "path")]
    [InlineData("pop://tim;LANG=de@host", ";AUTH=")]
    [InlineData("pop://tim;AUTH=PLAIN;AUTH=PLAIN@host", ";AUTH=")]
    [InlineData("pop://tim;AUTH=PLAIN@host;AUTH=PLAIN", ";AUTH=")]
    [InlineData("pop://tim;AUTH=@host", "mechanism")]
    [InlineData("pop://tim;AUTH=A%20B@host", "mechanism")]
    [InlineData("pop://tim;AUTH=THIS-NAME-IS-MUCH-TOO-LONG@host", "mechanism")]
    [InlineData("pop://t im@host", "% and two")]
    [InlineData("pop://tïm@host", "% and two")]
    [InlineData("pop://tim%@host", "two hexadecimal")]
    [InlineData("pop://tim%4@host", "two hexadecimal")]
    [InlineData("pop://tim%zz@host", "two hexadecimal")]
    [InlineData("pop://tim%C3@host", "two hexadecimal")]
    [InlineData("pop://tim%0D%0AQUIT@host", "control character")]
    public void What_is_none_is_refused_and_not_repeated(string text, string why)
    {
        Assert.False(Pop3Uri.TryParse(text, out _));
        FormatException refused = Assert.Throws<FormatException>(() => Pop3Uri.Parse(text));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_platforms_own_URLs_are_read_as_they_were_written()
    {
        Assert.Equal("a/b", Pop3Uri.From(new Uri("pop://a%2Fb;AUTH=PLAIN@host:8110")).UserName);
        Assert.False(Pop3Uri.TryParse(null, out _));
    }

    [Fact]
    public void Parts_that_cannot_stand_in_a_URL_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Pop3Uri(true, ""));
        Assert.Throws<ArgumentException>(() => new Pop3Uri(true, "a b"));
        Assert.Throws<ArgumentException>(() => new Pop3Uri(true, "a:b"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3Uri(true, "host", 65536));
        Assert.Throws<ArgumentException>(() => new Pop3Uri(true, "host", 0, "a\n"));
        Assert.Throws<ArgumentException>(() => new Pop3Uri(true, "host", 0, "a", "PLAIN;X"));
        Assert.Equal("pops://ann%40example.org;AUTH=PLAIN@host:996", new Pop3Uri(true, "host", 996, "ann@example.org", "plain").ToString());
    }
}
