using System;
using System.Collections.Generic;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Transfer encodings: RFC 2045 §6.</summary>
public class MimeReaderEncodingTests
{
    [Theory]
    [InlineData("aGVsbG8=", "hello")]
    [InlineData("aGVs\r\nbG8=\r\n", "hello")]
    [InlineData("aG\nVs bG8 =\t", "hello")]
    [InlineData("a\r\nG\r\nV\r\ns\r\nb\r\nG\r\n8\r\n=", "hello")]
    [InlineData("aGVsbG8hIQ==\r\naGVsbG8=", "hello!!hello")]
    [InlineData("aGVsbG8sIHdvcmxkISBoZWxsbywgd29ybGQhIGhlbGxvLCB3b3JsZCE=", "hello, world! hello, world! hello, world!")]
    [InlineData("", "")]
    public void Base64(string body, string text) => CheckBody("base64", body, text);

    [Theory]
    [InlineData("aGVsbG8", "hello", 7)]
    [InlineData("aGVsbA", "hell", 6)]
    [InlineData("aGVsb", "hel", 5)]
    [InlineData("aG!Vs*bG8=", "hello", 2)]
    [InlineData("a=GVs", "\u0019[", 1)]
    [InlineData("\0aGVs", "hel", 0)]
    public void Base64WithFaults(string body, string text, int fault) => CheckBody("base64", body, text, "BadBase64", fault);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a=3Db=e9=C3=A9", "a=b\u00E9\u00C3\u00A9")]
    [InlineData("soft=\r\n break=\n!", "soft break!")]
    [InlineData("soft= \t\r\nbreak", "softbreak")]
    [InlineData("blanks \t \r\nmore=20  \r\n", "blanks\r\nmore \r\n")]
    [InlineData("kept  =\r\nthere", "kept  there")]
    [InlineData("lines\n\nalone\n", "lines\n\nalone\n")]
    [InlineData("cr\rin\r\r\nit", "cr\rin\r\nit")]
    [InlineData("end=", "end")]
    [InlineData("end=\r\n", "end")]
    [InlineData("end  ", "end")]
    public void QuotedPrintable(string body, string text) => CheckBody("quoted-printable", body, text);

    // RFC 2045 §6.7: what is no escape is best kept as it is.
    [Theory]
    [InlineData("a=xyz", "a=xyz", 2)]
    [InlineData("a=4", "a=4", 3)]
    [InlineData("a=4\r\nb", "a=4\r\nb", 3)]
    [InlineData("a==41", "a=A", 2)]
    [InlineData("a=4=41", "a=4A", 3)]
    [InlineData("a= b=41 \r\n", "a= bA\r\n", 3)]
    public void QuotedPrintableWithFaults(string body, string text, int fault) =>
        CheckBody("quoted-printable", body, text, "BadQuotedPrintable", fault);

    [Theory]
    [InlineData("7bit")]
    [InlineData("8BIT (comment)")]
    [InlineData("binary")]
    public void NoEncoding(string encoding) => Trace.CheckParts(
        "Content-Transfer-Encoding: " + encoding + "\r\n\r\na=3D\r\n",
        "{TextPlain", "=a=3D\r\n", "}");

    [Theory]
    [InlineData("x-uuencode")]
    [InlineData("")]
    public void AnUnknownEncodingIsAProblemAndLeftAlone(string encoding) => Trace.Check(
        "Content-Transfer-Encoding: " + encoding + "\r\n\r\nx",
        "Content-Transfer-Encoding: " + encoding, "!BadEncoding@" + (29 + encoding.Length), "{TextPlain", "=x", "}");

    // A line with hyphens that is no delimiter is content like any other; in base64 only its letter is.
    [Theory]
    [InlineData("base64", "aGVsbG8=\r\n", "hello")]
    [InlineData("base64", "aGVsbG8=", "hello")]
    [InlineData("base64", "aGVs\r\n--b\r\nG8=", "hello")]
    [InlineData("base64", "aGVs\r\n--bG\r\n-8\r\n=", "hello")]
    [InlineData("quoted-printable", "x\r\n", "x\r\n")]
    [InlineData("quoted-printable", "--c=\r\n--=\r\n-- =\r\n", "--c---- ")]
    [InlineData("quoted-printable", "--=41\r\n--bb", "--A\r\n--bb")]
    public void EncodedPartsEndAtDelimiters(string encoding, string body, string text) => Trace.CheckParts(
        "Content-Type: multipart/mixed; boundary=bc\r\n\r\n--bc\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n--bc--",
        "{Multipart", "{TextPlain", "=" + text, "}", "}");

    [Fact]
    public void LongRunsOfBlanksPassThroughASmallReader()
    {
        string blanks = new(' ', 1000);
        CheckBody("quoted-printable", "a" + blanks + "b= \r\nc", "a" + blanks + "bc");
    }

    // Reads the body in this encoding; a fault is noticed at this octet of it.
    private static void CheckBody(string encoding, string body, string text, string problem = "", int fault = 0)
    {
        string header = "Content-Transfer-Encoding: " + encoding;
        var expected = new List<string> { header, "{TextPlain", "=" + text, "!" + problem + "@" + (header.Length + 4 + fault), "}" };
        expected.RemoveAll(line => line == "=" || line.StartsWith("!@", StringComparison.Ordinal));
        Trace.Check(header + "\r\n\r\n" + body, [.. expected]);
    }
}
