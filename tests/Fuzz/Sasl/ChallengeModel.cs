using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Which tokens the platform may see, over strings of which each character is an octet: MS-NLMP §2.2.1.2 and §2.2.2.1, and SPNEGO's octet strings (X.690 §8) around it.</summary>
internal static class ChallengeModel
{
    private const string Beginning = "NTLMSSP\0\x02\0\0\0";

    public static bool MayPass(ReadOnlySpan<byte> octets)
    {
        string token = Encoding.Latin1.GetString(octets);
        string[] parts = token.Split(Beginning);
        if (parts.Length == 1) return true;
        if (parts[0].Length == 0) return IsSound(token);
        string? message = parts.Length == 2 ? Holder(token, parts[0].Length) : null;
        return message != null && IsSound(message);
    }

    // What the octet string holds that starts there; null: there is none.
    private static string? Holder(ReadOnlySpan<char> elements, int start)
    {
        while (start >= 2 && elements.Length >= 2 && elements[0] % 32 != 31)
        {
            int size = elements[1] < 128 ? 0 : elements[1] - 128;
            if (elements[1] == 128 || size > 4 || elements.Length < 2 + size) return null;
            long length = size == 0 ? elements[1] : 0;
            foreach (char digit in elements.Slice(2, size)) length = length * 256 + digit;
            int header = 2 + size;
            if (header + length > elements.Length) return null;
            int end = header + (int)length;
            ReadOnlySpan<char> content = elements[header..end];
            bool isBefore = end <= start;
            if (!isBefore && elements[0] == 4) return header == start ? content.ToString() : null;
            if (!isBefore && elements[0] / 32 % 2 == 0) return null;
            start -= isBefore ? end : header;
            elements = isBefore ? elements[end..] : content;
        }
        return null;
    }

    private static bool IsSound(string message)
    {
        if (message.Length < 48) return false;
        string? name = Field(message, 12);
        string? information = Field(message, 40);
        if (name == null || information == null) return false;
        bool isUnicode = message[20] % 2 == 1;
        if (message[22] % 4 > 0 && (name.Length == 0 || (isUnicode && !IsUtf16(name)))) return false;
        return message[22] < 128 || HasPairs(information);
    }

    private static string? Field(string message, int at)
    {
        long length = Number(message.Substring(at, 2));
        long offset = Number(message.Substring(at + 4, 4));
        if (length == 0) return "";
        return offset < 48 || offset + length > message.Length ? null : message.Substring((int)offset, (int)length);
    }

    private static bool HasPairs(string information)
    {
        var seen = new HashSet<long>();
        while (true)
        {
            if (information.Length < 4) return false;
            long id = Number(information[..2]);
            long length = Number(information[2..4]);
            if (id == 0) return length == 0;
            if (id > 10 || !seen.Add(id) || 4 + length > information.Length) return false;
            string value = information.Substring(4, (int)length);
            bool fits = id == 6 ? length == 4 : id == 7 ? length == 8 : id == 8 ? length >= 48 : id == 10 ? length == 16 : IsUtf16(value);
            if (!fits) return false;
            information = information[(4 + (int)length)..];
        }
    }

    private static bool IsUtf16(string text)
    {
        bool isHalf = false; // the first of a pair is behind us
        for (int i = 0; i < text.Length; i += 2)
        {
            if (i + 1 == text.Length) return false;
            char high = text[i + 1];
            bool isSecond = high is >= (char)0xDC and <= (char)0xDF;
            if (isSecond != isHalf) return false;
            isHalf = high is >= (char)0xD8 and <= (char)0xDB;
        }
        return !isHalf;
    }

    private static long Number(string octets)
    {
        long number = 0;
        for (int i = octets.Length - 1; i >= 0; i--) number = number * 256 + octets[i];
        return number;
    }
}
