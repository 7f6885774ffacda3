using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Writes mail, and its parts.</summary>
internal static class MailGrammar
{
    private static readonly string[] Fields =
    [
        "Subject: hello", "Subject: =?utf-8?q?=C3=A9t=C3=A9?= =?UTF-8?B?4oKs?=", "Subject: a\r\n folded\r\n\tline", "From: Ann <ann@example.org>", "To: a@x, \"B, C\" <b@x>; g: c@x;", "Date: Sat, 22 Nov 2025 10:00:00 +0100",
        "Message-ID: <1@x>", "X-Empty:", "Content-Disposition: attachment; filename=\"a b.txt\"", "Content-Disposition: attachment;\r\n filename*0*=utf-8''%e2%82%ac;\r\n filename*1=.txt", "Content-ID: <c@x>",
        "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode", "Content-Transfer-Encoding: 8bit", "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=\"iso-8859-1\"", "Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes", "Content-Type: application/octet-stream; name=x", "Content-Type: message/rfc822", "Content-Type",
    ];

    private static readonly string[] Bodies =
    [
        "text\r\n", "line one\r\nline two\r\n", "aGVsbG8gd29ybGQ=\r\n", "=C3=A9 soft=\r\nbreak =\r\n=3D", "--b\r\n", "--b--\r\n", "-- \r\n", "\r\n", "begin 644 a\r\n%:&5L;&\\\r\n`\r\nend\r\n", "> quoted \r\n> text \r\n", "\xE9\xE8\r\n", "\0", "Subject: inner\r\n\r\nx",
    ];

    private static readonly string[] Boundaries = ["b", "bc", "\"b c\"", "c", "=_x"];
    private static readonly string[] Kinds = ["mixed", "alternative", "related", "digest", "x"];
    private static readonly string[] Phrases = ["Ann", "\"Doe, J\"", "=?utf-8?q?J=C3=B6rg?=", "a b", "(comment (nested))", "\"q\\\"x\"", ""];
    private static readonly string[] Specs = ["ann@example.org", "\"a b\"@x", "a.b@[127.0.0.1]", "@r:a@x", "ann", "a @ x", "", "x@y@z", "\xC3\xA9@x"];
    private static readonly string[] WordTexts = ["=C3=A9", "a_b", "4oKs", "aGVsbG8=", "=E9", "=", "====", "a b", "=0D=0A", "?"];
    private static readonly string[] Charsets = ["utf-8", "UTF-8*en", "iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii", "x-none", "utf-7", "gb2312", ""];
    private static readonly string[] Values = ["a", "\"b c\"", "utf-8''%e2%82%ac", "us-ascii'en'x", "\"\\\"\"", "%zz", "", "(c) d", "=?utf-8?q?x?="];
    private static readonly string[] Names = ["name", "filename", "charset", "boundary", "NAME", "x", ""];

    public static void Mail(CaseOctets octets, CaseRandom random, int depth = 0)
    {
        for (int fields = random.Next(4); fields > 0; fields--) octets.Add(random.Any(Fields)).Add("\r\n");
        if (depth < 2 && random.OneIn(3))
        {
            string boundary = random.Any(Boundaries);
            octets.Add("Content-Type: multipart/").Add(random.Any(Kinds)).Add("; boundary=").Add(boundary).Add("\r\n\r\n");
            for (int parts = random.Next(3); parts >= 0; parts--)
            {
                octets.Add("\r\n--").Add(boundary.Trim('"')).Add("\r\n");
                Mail(octets, random, depth + 1);
            }
            octets.Add("\r\n--").Add(boundary.Trim('"')).Add("--\r\n");
            return;
        }
        if (!random.OneIn(20)) octets.Add("\r\n");
        for (int pieces = random.Next(4); pieces > 0; pieces--) octets.Add(random.Any(Bodies));
    }

    public static void Addresses(CaseOctets octets, CaseRandom random)
    {
        for (int count = random.Next(4); count >= 0; count--)
        {
            if (random.OneIn(8)) octets.Add(random.Any(Phrases)).Add(": ");
            octets.Add(random.Any(Phrases)).Add(random.OneIn(4) ? "" : " ");
            bool isBare = random.OneIn(3);
            octets.Add(isBare ? "" : "<").Add(random.Any(Specs)).Add(isBare ? "" : ">").Add(random.OneIn(5) ? ";" : random.OneIn(6) ? ",\r\n " : ", ");
        }
    }

    public static void EncodedWords(CaseOctets octets, CaseRandom random)
    {
        for (int count = random.Next(4); count >= 0; count--)
        {
            if (random.OneIn(3)) octets.Add(random.Any(Phrases));
            octets.Add("=?").Add(random.Any(Charsets)).Add(random.OneIn(2) ? "?q?" : "?B?").Add(random.Any(WordTexts)).Add("?=").Add(random.OneIn(3) ? "\r\n " : random.OneIn(4) ? "" : " ");
        }
    }

    public static void Parameters(CaseOctets octets, CaseRandom random)
    {
        octets.Add(random.OneIn(4) ? "attachment" : "text/plain");
        for (int count = random.Next(5); count > 0; count--)
        {
            octets.Add(random.OneIn(8) ? " " : "; ").Add(random.Any(Names));
            if (random.OneIn(3)) octets.Add("*").Add(random.Next(4));
            if (random.OneIn(3)) octets.Add("*");
            octets.Add(random.OneIn(12) ? "" : "=").Add(random.Any(Values));
        }
    }
}
