using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Multipart bodies: RFC 2046 §5.1 and what mail makes of it.</summary>
public class MimeReaderMultipartTests
{
    private const string Mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

    // RFC 2046 §5.1.1: the example, one part without and one with a final line break.
    [Fact]
    public void TheExampleOfRfc2046() => Trace.CheckParts(
        """
        From: Nathaniel Borenstein <nsb@bellcore.com>
        To: Ned Freed <ned@innosoft.com>
        Date: Sun, 21 Mar 1993 23:56:48 -0800 (PST)
        Subject: Sample message
        MIME-Version: 1.0
        Content-type: multipart/mixed; boundary="simple boundary"

        This is the preamble.  It is to be ignored, though it
        is a handy place for composition agents to include an
        explanatory note to non-MIME conformant readers.

        --simple boundary

        This is implicitly typed plain US-ASCII text.
        It does NOT end with a linebreak.
        --simple boundary
        Content-type: text/plain; charset=us-ascii

        This is explicitly typed plain US-ASCII text.
        It DOES end with a linebreak.

        --simple boundary--

        This is the epilogue.  It is also to be ignored.
        """.ReplaceLineEndings("\r\n"),
        "{Multipart",
        "{TextPlain", "=This is implicitly typed plain US-ASCII text.\r\nIt does NOT end with a linebreak.", "}",
        "{TextPlain", "=This is explicitly typed plain US-ASCII text.\r\nIt DOES end with a linebreak.\r\n", "}",
        "}");

    [Fact]
    public void TheLineEndBeforeADelimiterBelongsToIt()
    {
        Trace.CheckParts(Mixed + "--b\r\n\r\nx\r\n--b--", "{Multipart", "{TextPlain", "=x", "}", "}");
        Trace.CheckParts(Mixed + "--b\n\nx\n\n--b--\n", "{Multipart", "{TextPlain", "=x\n", "}", "}");
        Trace.CheckParts(Mixed + "--b\n\nx\r\r\n--b--\n", "{Multipart", "{TextPlain", "=x\r", "}", "}");
        Trace.CheckParts(Mixed + "--b\n\n\r\n\r\n--b--\n", "{Multipart", "{TextPlain", "=\r\n", "}", "}");
        Trace.CheckParts(Mixed + "--b\n\n--b--\n", "{Multipart", "{TextPlain", "}", "}");
    }

    [Fact]
    public void BlanksMayFollowADelimiter() => Trace.CheckParts(
        Mixed + "--b \t \r\n\r\nx\r\n--b-- \r\nepilogue",
        "{Multipart", "{TextPlain", "=x", "}", "}");

    [Fact]
    public void ALineThatOnlyBeginsAsADelimiterIsContent()
    {
        Trace.CheckParts(
            Mixed + "--b\r\n\r\n--\r\n--c\r\n-b\r\n--bb\r\n--b-\r\n --b\r\nx--b\r\n-- \r\n-\r\n\r\n--b--",
            "{Multipart", "{TextPlain", "=--\r\n--c\r\n-b\r\n--bb\r\n--b-\r\n --b\r\nx--b\r\n-- \r\n-\r\n", "}", "}");
        string line = "--b" + new string('-', 300);
        Trace.CheckParts(Mixed + "--b\r\n\r\n" + line + "\r\nx\r\n--b--", "{Multipart", "{TextPlain", "=" + line + "\r\nx", "}", "}");
    }

    [Fact]
    public void ADelimiterMayBePaddedWithoutEnd() => Trace.CheckParts(
        Mixed + "--b" + new string(' ', 300) + "\r\n\r\nx\r\n--b--" + new string('\t', 300),
        "{Multipart", "{TextPlain", "=x", "}", "}");

    [Fact]
    public void AMissingCloseDelimiterIsAProblem() => Trace.Check(
        Mixed + "--b\r\n\r\nx\r\n",
        "Content-Type: multipart/mixed; boundary=b", "{Multipart", "{TextPlain", "=x\r\n", "}", "!MissingClose@55", "}");

    [Fact]
    public void APreambleWithoutPartsIsNoBody() => Trace.Check(
        Mixed + "nothing",
        "Content-Type: multipart/mixed; boundary=b", "{Multipart", "!MissingClose@52", "}");

    [Fact]
    public void ADelimiterEndsAHeader() => Trace.Check(
        Mixed + "--b\r\nA: 1\r\n--b\r\n--b--",
        "Content-Type: multipart/mixed; boundary=b", "{Multipart", "A: 1", "{TextPlain", "}", "{TextPlain", "}", "}");

    // The outer boundary is the beginning of the inner one (RFC 2046 §5.1.1 warns of that), and the inner close delimiter is missing.
    [Fact]
    public void AnOuterBoundaryEndsInnerParts()
    {
        const string Inner = "--b\r\nContent-Type: multipart/alternative; boundary=bb\r\n\r\n--bb\r\n\r\n1\r\n--bb\r\n\r\n2\r\n";
        string[] parts = ["{Multipart", "{Multipart", "{TextPlain", "=1", "}", "{TextPlain", "=2", "}", "}", "{TextPlain", "=3", "}", "}"];
        Trace.CheckParts(Mixed + Inner + "--bb--\r\nepilogue\r\n--bb\r\n--b\r\n\r\n3\r\n--b--", parts);
        Trace.CheckParts(Mixed + Inner + "--b\r\n\r\n3\r\n--b--", parts);
        Trace.Check(
            Mixed + Inner + "--b--",
            "Content-Type: multipart/mixed; boundary=b", "{Multipart", "Content-Type: multipart/alternative; boundary=bb", "{Multipart",
            "{TextPlain", "=1", "}", "{TextPlain", "=2", "}", "!MissingClose@129", "}", "}");
    }

    [Fact]
    public void AfterTheCloseDelimiterAllIsEpilogue() => Trace.CheckParts(
        Mixed + "--b--\r\n--b\r\n\r\nx\r\n--b--",
        "{Multipart", "}");

    [Theory]
    [InlineData("\"b\"")]
    [InlineData("b (comment)")]
    [InlineData("\"b \"")]
    [InlineData("\"\\b\" ; x=y")]
    [InlineData("b; boundary=c")]
    [InlineData("x; charset=b")]
    public void ABoundaryIsAParameterValue(string value)
    {
        string boundary = value[0] == 'x' ? "x" : "b";
        Trace.CheckParts(
            "Content-Type: multipart/mixed;; a=\"; boundary=no\" ;\r\n\tBOUNDARY = " + value + "\r\n\r\n--" + boundary + "\r\n\r\nx\r\n--" + boundary + "--",
            "{Multipart", "{TextPlain", "=x", "}", "}");
    }

    [Theory]
    [InlineData("boundary=----=_Part_1/2:3", "----=_Part_1/2:3")]
    [InlineData("boundary*=us-ascii'en'a%20b", "a b")]
    [InlineData("boundary*0=ab; boundary*1=\"c d\"", "abc d")]
    [InlineData("boundary*0*=''a%2F; boundary*1*=b%2f; boundary*2=%2F", "a/b/%2F")]
    [InlineData("boundary=\"a:b\"", "a:b")]
    public void BoundariesOfRealMailAndOfRfc2231(string parameter, string boundary) => Trace.CheckParts(
        "Content-Type: multipart/mixed; " + parameter + "\r\n\r\n--" + boundary + "\r\n\r\nx\r\n--" + boundary + "--",
        "{Multipart", "{TextPlain", "=x", "}", "}");

    [Fact]
    public void WithoutABoundaryTheBodyIsText() => Trace.Check(
        "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\nx",
        "Content-Type: multipart/mixed; boundary=\"\"", "{TextPlain", "!MissingBoundary@46", "=--\r\nx", "}");

    [Fact]
    public void ABoundaryOfMoreThan70OctetsIsUsedIfItFits()
    {
        string longer = new('x', 100);
        string tooLong = new('x', 150);
        Trace.Check(
            "Content-Type: multipart/x; boundary=" + longer + "\r\n\r\n--" + longer + "\r\n\r\n1\r\n--" + longer + "--",
            "Content-Type: multipart/x; boundary=" + longer, "{Multipart", "!BoundaryTooLong@140", "{TextPlain", "=1", "}", "}");
        Trace.Check(
            "Content-Type: multipart/x; boundary=" + tooLong + "\r\n\r\n--" + tooLong + "\r\n",
            "Content-Type: multipart/x; boundary=" + tooLong, "{Other", "!BoundaryTooLong@190", "=--" + tooLong + "\r\n", "}");
    }

    [Fact]
    public void AnEncodingOfAMultipartWasNeverApplied() => Trace.CheckParts(
        "Content-Transfer-Encoding: base64\r\n" + Mixed + "--b\r\n\r\nx\r\n--b--",
        "{Multipart", "{TextPlain", "=x", "}", "}");

    // RFC 2046 §5.2.1.
    [Fact]
    public void AMessageIsANestedPart() => Trace.Check(
        Mixed + "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nx\r\n--b--",
        "Content-Type: multipart/mixed; boundary=b", "{Multipart", "Content-Type: message/rfc822", "{Message",
        "Subject: in", "{TextPlain", "=x", "}", "}", "}");

    [Fact]
    public void AnEncodedMessageIsALeaf() => Trace.CheckParts(
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nQTogMQ0K",
        "{Other", "=A: 1\r\n", "}");

    // RFC 2046 §5.1.5.
    [Fact]
    public void ThePartsOfADigestAreMessages() => Trace.CheckParts(
        "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nSubject: 1\r\n\r\nx\r\n--b\r\nContent-Type: text/plain\r\n\r\ny\r\n--b\r\nno header\r\n--b--",
        "{Multipart", "{Message", "{TextPlain", "=x", "}", "}", "{TextPlain", "=y", "}", "{Message", "{TextPlain", "=no header", "}", "}", "}");
}
