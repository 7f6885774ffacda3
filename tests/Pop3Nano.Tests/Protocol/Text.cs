using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Tests.Protocol;

/// <summary>Octets as a transcript spells them: \r \n \t \0 \\ \" \xHH, the rest as it is.</summary>
internal static class Text
{
    public static byte[] Unescape(string text)
    {
        var octets = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                octets.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
                continue;
            }
            i++;
            if (text[i] == 'x')
            {
                octets.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                octets.Add(text[i] switch { 'r' => 13, 'n' => 10, 't' => 9, '0' => 0, char c => (byte)c });
            }
        }
        return [.. octets];
    }

    public static string Escape(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder();
        foreach (char c in Encoding.Latin1.GetString(octets))
        {
            text.Append(c switch
            {
                '\r' => "\\r",
                '\n' => "\\n",
                '\t' => "\\t",
                '\0' => "\\0",
                '\\' => "\\\\",
                '"' => "\\\"",
                < ' ' or > '~' => $"\\x{(int)c:X2}",
                _ => c.ToString(),
            });
        }
        return text.ToString();
    }
}
