using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Headers: RFC 5322 §2.2, its obsolete forms, and what else arrives.</summary>
public class MimeReaderHeaderTests
{
    [Fact]
    public void AMailIsFieldsAndABody() => Trace.Check(
        "From: a@b\r\nSubject: hello\r\n\r\nfirst\r\nsecond\r\n",
        "From: a@b", "Subject: hello", "{TextPlain", "=first\r\nsecond\r\n", "}");

    [Fact]
    public void FoldsLoseTheirLineEndAndKeepTheirWhiteSpace() => Trace.Check(
        "Subject: one\r\n two\r\n\tthree\r\n\r\n",
        "Subject: one two\tthree", "{TextPlain", "}");

    [Fact]
    public void ALineOfBlanksIsAFold() => Trace.Check(
        "A: 1\r\n \r\nB: 2\r\n\r\nx",
        "A: 1 ", "B: 2", "{TextPlain", "=x", "}");

    [Fact]
    public void LineFeedsAloneEndLines() => Trace.Check(
        "A: 1\nB: 2\n 3\n\nbody\nmore",
        "A: 1", "B: 2 3", "{TextPlain", "=body\nmore", "}");

    [Fact]
    public void CarriageReturnsAloneAreContent() => Trace.Check(
        "A: 1\r2\r\r\n\r\nbo\rdy\r",
        "A: 1\r2\r", "{TextPlain", "=bo\rdy\r", "}");

    [Fact]
    public void BlanksBeforeTheColonAreObsolete() => Trace.Check(
        "Subject : x\r\n\r\n",
        "Subject: x", "{TextPlain", "}");

    [Fact]
    public void AHeaderNeedsNoEndAndNoBody()
    {
        Trace.Check("A: 1", "A: 1", "{TextPlain", "}");
        Trace.Check("A: 1\r\n", "A: 1", "{TextPlain", "}");
        Trace.Check("A: 1\r", "A: 1\r", "{TextPlain", "}");
        Trace.Check("A:\r\n", "A:", "{TextPlain", "}");
        Trace.Check("", "{TextPlain", "}");
        Trace.Check("\r\n", "{TextPlain", "}");
        Trace.Check("\r\n\r\n", "{TextPlain", "=\r\n", "}");
    }

    [Fact]
    public void TextWithoutAHeaderIsABody()
    {
        Trace.Check("just text\r\nA: 1\r\n", "!BadHeaderLine@10", "{TextPlain", "=just text\r\nA: 1\r\n", "}");
        Trace.Check("look: here: it is no field", "look: here: it is no field", "{TextPlain", "}");
        Trace.Check("a line: with words", "!BadHeaderLine@6", "{TextPlain", "=a line: with words", "}");
        Trace.Check("text", "!BadHeaderLine@4", "{TextPlain", "=text", "}");
        string line = new('x', 300);
        Trace.Check(line + "\r\n", "!BadHeaderLine@125", "{TextPlain", "=" + line + "\r\n", "}");
    }

    [Fact]
    public void ABadLineBetweenFieldsIsSkipped() => Trace.Check(
        "A: 1\r\nno field\r\n: empty\r\nB: 2\r\n\r\n",
        "A: 1", "!BadHeaderLine@15", "!BadHeaderLine@16", "B: 2", "{TextPlain", "}");

    [Fact]
    public void TheLineOfAMailboxFileIsSkipped() => Trace.Check(
        "From joe Thu Jan  1 00:00:00 1970\nA: 1\n\n",
        "!BadHeaderLine@22", "A: 1", "{TextPlain", "}");

    [Fact]
    public void ALongFieldIsCut()
    {
        string value = new('v', 999);
        Trace.Check("A: " + value + "\r\n\r\n", "A: " + value, "{TextPlain", "}");
        Trace.Check("A: " + value + "w\r\n\tw\r\nB: 1\r\n\r\n", "A: " + value, "!HeaderTooLong@1002", "B: 1", "{TextPlain", "}");
    }

    [Fact]
    public void NulAndEightBitOctetsAreContent() => Trace.Check(
        "A: \0\u00E9\r\n\r\n\0\u00FF",
        "A: \0\u00E9", "{TextPlain", "=\0\u00FF", "}");

    [Theory]
    [InlineData("text/plain", "TextPlain")]
    [InlineData("TEXT/HTML; charset=x", "TextHtml")]
    [InlineData("(a (nested\\) one)) text (c) / (d) plain (e)", "TextPlain")]
    [InlineData("\"text\"/\"plain\"", "TextPlain")]
    [InlineData("text/calendar", "Text")]
    [InlineData("image/png", "Other")]
    [InlineData("message/partial", "Other")]
    public void TheMediaIsKnownWhenThePartStarts(string type, string media) => Trace.Check(
        "Content-Type: " + type + "\r\n\r\n",
        "Content-Type: " + type, "{" + media, "}");

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("/;;=")]
    [InlineData("(")]
    [InlineData("\"")]
    public void AContentTypeThatCannotBeReadIsPlainText(string type) => Trace.Check(
        "Content-Type: " + type + "\r\n\r\n",
        "Content-Type: " + type, "!BadContentType@" + (type.Length + 16), "{TextPlain", "}");

    [Fact]
    public void OfARepeatedFieldTheFirstCounts() => Trace.CheckParts(
        "Content-Type: text/html\r\nContent-Type: image/png\r\n\r\n",
        "{TextHtml", "}");
}
