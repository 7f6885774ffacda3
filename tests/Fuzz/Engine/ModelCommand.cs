using System.Collections.Generic;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>One command as the RFCs have it, written down by hand: the table may be wrong, and would agree with itself.</summary>
/// <param name="Line">What is sent.</param>
/// <param name="States">A AUTHORIZATION, T TRANSACTION.</param>
/// <param name="Reply">"" one line, "lines" a listing, "capabilities", "octets" a message, "sasl".</param>
/// <param name="Fields">Of the one line, or of each line: count, msg, size, word.</param>
/// <param name="Opens">T or U: the state that it opens.</param>
/// <param name="IsLast">Nothing may follow in the same flight.</param>
internal sealed record ModelCommand(Pop3Command Command, string Line, string States, string Reply = "", string Fields = "", char Opens = ' ', bool IsLast = false)
{
    public static readonly Dictionary<char, ModelCommand> All = new()
    {
        ['U'] = new(Pop3Command.User, "USER ann\r\n", "A"),
        ['P'] = new(Pop3Command.Pass, "PASS a b\r\n", "A", Opens: 'T'),
        ['a'] = new(Pop3Command.Apop, "APOP ann 0f\r\n", "A", Opens: 'T'),
        ['A'] = new(Pop3Command.Auth, "AUTH X\r\n", "A", "sasl", Opens: 'T'),
        ['I'] = new(Pop3Command.Auth, "AUTH X AQID\r\n", "A", "sasl", Opens: 'T'),
        ['S'] = new(Pop3Command.Stls, "STLS\r\n", "A", IsLast: true),
        ['8'] = new(Pop3Command.Utf8, "UTF8\r\n", "A"),
        ['G'] = new(Pop3Command.Lang, "LANG\r\n", "AT", "lines", "word"),
        ['g'] = new(Pop3Command.Lang, "LANG en\r\n", "AT", "", "word"),
        ['C'] = new(Pop3Command.Capa, "CAPA\r\n", "AT", "capabilities"),
        ['T'] = new(Pop3Command.Stat, "STAT\r\n", "T", "", "count size"),
        ['L'] = new(Pop3Command.List, "LIST\r\n", "T", "lines", "msg size"),
        ['l'] = new(Pop3Command.List, "LIST 7\r\n", "T", "", "msg size"),
        ['D'] = new(Pop3Command.Uidl, "UIDL\r\n", "T", "lines", "msg word"),
        ['d'] = new(Pop3Command.Uidl, "UIDL 7\r\n", "T", "", "msg word"),
        ['M'] = new(Pop3Command.Retr, "RETR 7\r\n", "T", "octets"),
        ['O'] = new(Pop3Command.Top, "TOP 7 0\r\n", "T", "octets"),
        ['E'] = new(Pop3Command.Dele, "DELE 7\r\n", "T"),
        ['N'] = new(Pop3Command.Noop, "NOOP\r\n", "T"),
        ['Z'] = new(Pop3Command.Rset, "RSET\r\n", "T"),
        ['Q'] = new(Pop3Command.Quit, "QUIT\r\n", "AT", Opens: 'U', IsLast: true),
    };
}
