using System;

namespace Pop3Nano.Mime;

/// <summary>Undoes the two encodings of words (RFC 2047 §4). The octets written are never more than those read.</summary>
internal static class WordDecoder
{
    /// <summary>The B encoding; anything outside the alphabet is skipped, padding ends a group.</summary>
    internal static int Base64(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int bits = 0;
        int count = 0;
        int length = 0;
        foreach (byte c in text)
        {
            int value = Words.Sextet(c);
            if (value >= 0)
            {
                bits = ((bits << 6) | value) & 0xFFFFFF;
                if ((++count & 3) != 1) target[length++] = (byte)(bits >> (6 - (2 * ((count - 1) & 3))));
            }
            else if (c == '=')
            {
                count = 0;
            }
        }

        return length;
    }

    /// <summary>The Q encoding; a bad escape is kept as it is.</summary>
    internal static int Q(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i] == '_' ? ' ' : text[i];
            if (c == '=' && i + 2 < text.Length && Words.Hex(text[i + 1]) >= 0 && Words.Hex(text[i + 2]) >= 0)
            {
                c = (Words.Hex(text[i + 1]) << 4) | Words.Hex(text[i + 2]);
                i += 2;
            }

            target[length++] = (byte)c;
        }

        return length;
    }
}
