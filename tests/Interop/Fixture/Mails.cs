using System;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Interop;

/// <summary>Mails to deliver. Their lines end with CRLF, as they do on the wire.</summary>
internal static class Mails
{
    /// <summary>A mail with a subject and a text.</summary>
    public static string Of(string subject, string text = "", string fields = "")
    {
        string mail = $"""
            From: Ann <ann@example.org>
            To: board@example.org
            Date: Fri, 21 Nov 1997 09:55:06 -0600
            Subject: {subject}
            {fields}

            {text}

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
        return (fields.Length == 0 ? mail.Replace("\n\n\n", "\n\n", StringComparison.Ordinal) : mail).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    /// <summary>A mail of exactly so many octets; some of its lines begin with dots. Another seed, another text.</summary>
    public static string OfSize(int octets, int seed)
    {
        var mail = new StringBuilder(octets + 100);
        mail.Append(CultureInfo.InvariantCulture, $"From: Ann <ann@example.org>\r\nSubject: mail {seed}\r\n\r\n");
        var random = new Random(seed);
        while (mail.Length < octets)
        {
            int dots = random.Next(8);
            if (dots < 3) mail.Append('.', dots);
            int length = random.Next(70);
            for (int i = 0; i < length; i++) mail.Append((char)random.Next(' ', '~' + 1));
            mail.Append("\r\n");
        }
        mail.Length = octets - 3;
        if (mail[^1] == '\r') mail[^1] = '-';
        return mail.Append("-\r\n").ToString();
    }
}
