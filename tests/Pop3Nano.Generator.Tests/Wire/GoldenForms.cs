using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Generator.Tests.Wire;

/// <summary>
/// What each form must look like on the wire, written by hand from the RFCs: a table that is wrong agrees with itself,
/// but not with this list.
/// </summary>
internal static class GoldenForms
{
    public static readonly IReadOnlyList<GoldenForm> All =
    [
        //  form                   states  line                            a log shows          arguments
        new("USER name",           "A",    "USER fred\r\n",                "USER fred",         "fred"),
        new("PASS password",       "A",    "PASS rose bud\r\n",            "PASS ",             "rose bud"),
        new("APOP name digest",    "A",    "APOP fred c4c9334b\r\n",       "APOP fred ",        "fred", "c4c9334b"),
        new("AUTH mechanism",      "A",    "AUTH PLAIN\r\n",               "AUTH PLAIN",        "PLAIN"),
        new("AUTH mechanism initial", "A", "AUTH PLAIN AGEAYg==\r\n",      "AUTH PLAIN ",       "PLAIN", Octets("\0a\0b")),
        new("STLS",                "A",    "STLS\r\n",                     "STLS"),
        new("UTF8",                "A",    "UTF8\r\n",                     "UTF8"),
        new("LANG",                "AT",   "LANG\r\n",                     "LANG"),
        new("LANG range",          "AT",   "LANG es\r\n",                  "LANG es",           "es"),
        new("CAPA",                "AT",   "CAPA\r\n",                     "CAPA"),
        new("STAT",                "T",    "STAT\r\n",                     "STAT"),
        new("LIST",                "T",    "LIST\r\n",                     "LIST"),
        new("LIST msg",            "T",    "LIST 2147483647\r\n",          "LIST 2147483647",   int.MaxValue),
        new("UIDL",                "T",    "UIDL\r\n",                     "UIDL"),
        new("UIDL msg",            "T",    "UIDL 10\r\n",                  "UIDL 10",           10),
        new("RETR msg",            "T",    "RETR 7\r\n",                   "RETR 7",            7),
        new("TOP msg lines",       "T",    "TOP 3 0\r\n",                  "TOP 3 0",           3, 0),
        new("DELE msg",            "T",    "DELE 1\r\n",                   "DELE 1",            1),
        new("NOOP",                "T",    "NOOP\r\n",                     "NOOP"),
        new("RSET",                "T",    "RSET\r\n",                     "RSET"),
        new("QUIT",                "AT",   "QUIT\r\n",                     "QUIT"),
    ];

    private static byte[] Octets(string text) => Encoding.ASCII.GetBytes(text);
}
