using System;
using System.Linq;
using System.Text;

namespace Pop3Nano.Tests.Mime;

/// <summary>Mails of pieces that belong together and of pieces that do not.</summary>
internal sealed class RandomMail(int seed)
{
    private static readonly string[] Words =
        ["led on", "=", "=\r\n", "=C3=A9", "=3", "= \r\n", "--b", "--c", "--bc", "-", "--", "é", " ", "\t", "\r", "From me", "YWJj", "ZA==", "Subject: inside", ":", "\r\n", "\n", "\r\n\r\n", "x y  z"];

    private static readonly string[] Fields =
    [
        "Subject: one", "Subject: =?utf-8?q?two=C3=A9?=\r\n =?utf-8?b?w6k=?=", "subject : late", "From: a@b\r\n\tc", "Date: 1 Jan 2000 00:00:00 Z", "X-Other: y", "X-Long: " + new string('x', 300),
        "Content-Type: text/plain; charset=utf-8", "Content-Type: text/plain; charset=iso-8859-1", "Content-Type: text/html", "Content-Type: text/plain (a comment); charset=\"utf-8\"",
        "Content-Disposition: attachment; filename=x", "Content-Disposition: inline", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: base64",
        "Content-Type: message/rfc822", "Content-Type: multipart/digest; boundary=c", "Content-Type: multipart/mixed", "no field at all", " folded", "From the mailbox file", ">From another one", "--b", "--c--", "",
    ];

    private readonly Random _random = new(seed);

    public byte[] Octets()
    {
        string mail = Part(0);
        if (_random.Next(4) == 0) mail = mail.Replace("\r\n", "\n");
        byte[] octets = Encoding.UTF8.GetBytes(mail);
        return _random.Next(8) == 0 ? octets[.._random.Next(octets.Length + 1)] : octets;
    }

    private string Part(int depth)
    {
        string header = string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => Any(Fields) + "\r\n"));
        if (depth == 3 || _random.Next(2) == 0) return header + (_random.Next(10) > 0 ? "\r\n" : "") + Body();
        string boundary = Any(["b", "c", "bc", "\"b c\"", new string('n', 45)]);
        string delimiter = "\r\n--" + boundary.Trim('"');
        string parts = string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => delimiter + Any(["", " ", "\t "]) + "\r\n" + Part(depth + 1)));
        return header + $"Content-Type: multipart/{Any(["mixed", "alternative", "digest"])}; boundary={boundary}\r\n\r\n" + Any(["", "preamble\r\n", "--"]) + parts + delimiter + Any(["--", "--\r\nepilogue", "", "-"]);
    }

    // A CR in front of a soft line break is left out: MailText takes it for the end of a line of its own.
    private string Body() => string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => Any(Words))).Replace("\r=", "=");

    private string Any(string[] choices) => choices[_random.Next(choices.Length)];
}
