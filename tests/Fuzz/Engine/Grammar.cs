using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>Writes what servers send.</summary>
internal static class Grammar
{
    private static readonly string[] Greetings = ["+OK", "+OK POP3 ready", "+OK <1896.697170952@dbc.mtview.ca.us>", "-ERR busy", "+OK [x] y", "220 mail ESMTP", "* OK IMAP4", "\x16\x03\x01", "\r\n+OK"];
    private static readonly string[] Ends = ["\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\r\n", "\r\n\r\n"];
    private static readonly string[] Oks = ["+OK", "+OK ", "+OK done", "+OK\tdone ", "+OK 2 320", "+OK 7 abc", "+OK 7", "+OKAY", "+OK -1"];
    private static readonly string[] Errs = ["-ERR", "-ERR no", "-ERR [IN-USE] locked", "-ERR [SYS/TEMP] later", "-ERR [auth] wrong", "-ERR [x/y] z", "-ERR [", "-ERR []", "-ERRor", "+ERR", "-ok"];
    private static readonly string[] Challenges = ["+ ", "+", "+ YWJj", "+YWJj", "+OK", "+OK send", "+ERR", "+ a b"];
    private static readonly string[] Tokens = ["1", "2", "7", "0", "120", "-5", "+1", "01", "4294967296", "2147483647", "9223372036854775808", "abc", "<a@b>", "x\x80y", ".", "..", ".x", "", "1a", "*"];
    private static readonly string[] Blanks = [" ", " ", " ", "  ", "\t", "", " \t "];
    private static readonly string[] Capabilities =
    [
        "TOP", "USER", "SASL PLAIN LOGIN", "SASL", "SASL SCRAM-SHA-256-PLUS cram-md5  NTLM X", "RESP-CODES", "LOGIN-DELAY 900", "LOGIN-DELAY 0 USER", "PIPELINING", "EXPIRE 60", "EXPIRE NEVER", "EXPIRE30",
        "EXPIRENEVER user", "UIDL", "IMPLEMENTATION a b  c", "STLS", "AUTH-RESP-CODE", "UTF8", "UTF8 USER", "LANG", "X-Y z", "", "..x", "top", "EXPIRE 99999999999 USER", "login-delay n",
    ];

    private static readonly string[] MessageLines = ["Subject: x", "", ".", "..", "...", ".x", "text", "+OK", "+OK second", "+O", "a longer line of text, as mail has it", "\r", "\0", ".\r", "-ERR"];

    /// <summary>The reply to a command of <see cref="Dialogue.Letters"/>; mostly the one that fits.</summary>
    public static void Reply(CaseOctets octets, CaseRandom random, char letter)
    {
        if (letter is 'K' or 'R' or 'X') return;
        if (letter is 'A' or 'I' && !random.OneIn(3)) octets.Add(random.Any(Challenges)).Add("\r\n").Add(Dialogue.Turn).Add(random.OneIn(8) ? "X\n" : "R\n");
        if (random.OneIn(6))
        {
            octets.Add(random.Any(Errs)).Add(random.Any(Ends));
            return;
        }
        octets.Add(letter is 'T' ? "+OK 3 1200" : letter is 'l' or 'd' ? "+OK 7 33" : letter is 'g' ? "+OK en English" : random.Any(Oks)).Add(random.Any(Ends));
        if (letter is 'C') CapabilityLines(octets, random, random.Next(6));
        else if (letter is 'L' or 'D' or 'G') Listing(octets, random, random.Next(5));
        else if (letter is 'M' or 'O') Message(octets, random, random.Next(6));
    }

    public static void Greeting(CaseOctets octets, CaseRandom random) => octets.Add(random.OneIn(8) ? random.Any(Greetings) : "+OK hello").Add(random.Any(Ends));

    public static void Listing(CaseOctets octets, CaseRandom random, int lines)
    {
        for (; lines > 0; lines--)
        {
            if (random.OneIn(3)) Fields(octets, random);
            else octets.Add(1 + random.Next(9)).Add(" ").Add(random.Next(100000)).Add("\r\n");
        }
        octets.Add(".\r\n");
    }

    /// <summary>One line of words and blanks.</summary>
    public static void Fields(CaseOctets octets, CaseRandom random)
    {
        for (int words = random.Next(4); words > 0; words--) octets.Add(random.Any(Tokens)).Add(random.Any(Blanks));
        octets.Add(random.Any(Ends));
    }

    public static void CapabilityLines(CaseOctets octets, CaseRandom random, int lines)
    {
        for (; lines > 0; lines--) octets.Add(random.Any(Capabilities)).Add(random.OneIn(6) ? random.Any(Blanks) : "").Add(random.Any(Ends));
        octets.Add(".\r\n");
    }

    public static void Message(CaseOctets octets, CaseRandom random, int lines)
    {
        for (; lines > 0; lines--) octets.Add(random.Any(MessageLines)).Add(random.Any(Ends));
        octets.Add(".").Add(random.Any(Ends));
    }

    public static void Status(CaseOctets octets, CaseRandom random) => octets.Add(random.OneIn(2) ? random.Any(Oks) : random.Any(Errs)).Add(random.Any(Ends));
}
