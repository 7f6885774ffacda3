using System;
using System.Buffers.Text;
using System.Text;

namespace Pop3Nano.Benchmarks;

/// <summary>A message of 10 MB with four base64 attachments, and the lines of these by themselves.</summary>
internal sealed class LargeMail
{
    /// <summary>How many lines there are to decode.</summary>
    public const int Lines = Attachments * LinesOfEach;

    private const int Attachments = 4;
    private const int LinesOfEach = 33_600;
    private const int LineLength = 78;
    private readonly byte[] _lines;
    private readonly byte[] _target = new byte[64];

    public LargeMail()
    {
        var random = new Random(1);
        byte[] octets = new byte[57];
        var mail = new StringBuilder("Subject: large\r\nContent-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain\r\n\r\nhello\r\n");
        var lines = new StringBuilder();
        for (int attachment = 0; attachment < Attachments; attachment++)
        {
            mail.Append("--=_b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            for (int line = 0; line < LinesOfEach; line++)
            {
                random.NextBytes(octets);
                string text = Convert.ToBase64String(octets) + "\r\n";
                mail.Append(text);
                lines.Append(text);
            }
        }
        Octets = Encoding.ASCII.GetBytes(mail.Append("--=_b--\r\n").ToString());
        _lines = Encoding.ASCII.GetBytes(lines.ToString());
    }

    public byte[] Octets { get; }

    /// <summary>The limit: nothing but decoding so many of the lines.</summary>
    public int DecodeLines(int first, int count)
    {
        int octets = 0;
        for (int at = first * LineLength; count > 0; count--)
        {
            int lineFeed = Array.IndexOf(_lines, (byte)'\n', at);
            Base64.DecodeFromUtf8(_lines.AsSpan(at, lineFeed - 1 - at), _target, out _, out int written);
            octets += written;
            at = lineFeed + 1;
        }
        return octets;
    }
}
