using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Values with parameters: RFC 2045 §5.1, RFC 2183, RFC 2231, and what mail makes of them.</summary>
public class ParameterTests
{
    // RFC 2231 §3, §4, §4.1.
    [Theory]
    [InlineData("message/external-body; access-type=URL; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"", "url", "ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar", "")]
    [InlineData("application/x-stuff; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "title", "This is ***fun***", "en-us")]
    [InlineData("application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"", "title", "This is even more ***fun*** isn't it!", "en")]
    public void TheExamplesOfTheRfc(string value, string name, string expected, string language)
    {
        MimeParameters parameters = Read(value);
        Assert.Equal(expected, parameters[name]);
        Assert.Equal(language, parameters.GetLanguage(name));
    }

    [Theory]
    [InlineData("a/b; x*1=2; x*0=1", "12")]
    [InlineData("a/b; x*0=1; x*2=3", "1")]
    [InlineData("a/b; x*0*=utf-8''%e2; x*1*=%82%AC", "€")]
    [InlineData("a/b; x=plain; x*=utf-8''%e2%82%ac", "€")]
    [InlineData("a/b; x*=%e2%82%ac", "€")]
    [InlineData("a/b; x*=''%e2%82%ac", "€")]
    [InlineData("a/b; x*=iso-8859-5''%d0", "а")]
    [InlineData("a/b; x*=utf-8''100%", "100%")]
    [InlineData("a/b; x=1; x=2", "1")]
    [InlineData("a/b; X=1", "1")]
    [InlineData("a/b; x=\"a \\\"b\\\" c\"", "a \"b\" c")]
    [InlineData("a/b; x=\"a;b\" ; y=1", "a;b")]
    [InlineData("a/b; x=a b.txt; y=1", "a b.txt")]
    [InlineData("a/b; x=a y=1", "a")]
    [InlineData("a/b x=a", "a")]
    [InlineData("a/b;;; x=a;", "a")]
    [InlineData("a/b; x = a (why)", "a")]
    [InlineData("a/b; (why) x (not) = \"a\"", "a")]
    [InlineData("a/b; x=a(1).txt", "a(1).txt")]
    [InlineData("a/b; x=\"=?utf-8?q?=E2=82=AC?=\"", "€")]
    [InlineData("a/b; x==?utf-8?q?=E2=82=AC?=", "€")]
    [InlineData("a/b; x=\"open", "open")]
    [InlineData("a/b; x=", "")]
    [InlineData("a/b;\r\n\tx=\"long\r\n name\"", "long name")]
    [InlineData("a/b; y", null)]
    public void OtherMail(string value, string? expected)
    {
        Assert.Equal(expected, Read(value)["x"]);
        Assert.Equal("a/b", Read(value).Value);
    }

    [Theory]
    [InlineData("Text/Plain", "text/plain")]
    [InlineData("text / plain (really); charset=x", "text/plain")]
    [InlineData("(really) attachment", "attachment")]
    [InlineData("", "")]
    [InlineData("; x=1", "")]
    public void TheValueInFrontIsInLowerCase(string value, string expected) => Assert.Equal(expected, Read(value).Value);

    [Fact]
    public void NamesAreKept() => Assert.Equal(["Charset", "format"], Read("a/b; Charset=x; format=y; charset=z").Names);

    [Fact]
    public void AtMostThousandAreRead()
    {
        string value = "a/b" + string.Concat(Enumerable.Range(0, 1000000 / 8).Select(i => "; p" + i + "=1"));
        Assert.Equal(1000, Read(value).Names.Count);
    }

    private static MimeParameters Read(string value) => HeaderReader.ReadParameters(Encoding.UTF8.GetBytes(value));
}
