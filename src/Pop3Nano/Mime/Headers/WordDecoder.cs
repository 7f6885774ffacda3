using System;
using System.Numerics;

namespace Pop3Nano.Mime;

/// <summary>Undoes the two encodings of words (RFC 2047 §4). The octets written are never more than those read.</summary>
internal static class WordDecoder
{
    /// <summary>
    /// The B encoding; anything outside the alphabet is skipped, padding ends a group. Some programs cut words inside of a group:
    /// <paramref name="rest"/> is what the word in front left, bits below a leading one, and then what this one leaves.
    /// </summary>
    internal static int Base64(ReadOnlySpan<byte> text, Span<byte> target, ref int rest)
    {
        bool goesOn = IsCut(rest) && !IsWhole(text);
        int count = goesOn ? BitOperations.Log2((uint)rest) : 0;
        int bits = goesOn ? rest : 0;
        int length = 0;
        foreach (byte c in text)
        {
            int value = Words.Sextet(c);
            if (value >= 0)
            {
                bits = (bits << 6) | value;
                count += 6;
                if (count >= 8)
                {
                    count -= 8;
                    target[length++] = (byte)(bits >> count);
                }
            }
            else if (c == '=')
            {
                count = 0;
            }
        }

        rest = (1 << count) | (bits & ((1 << count) - 1));
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

    // A word that only lacks its padding leaves no bit that is set, and never a whole sextet.
    private static bool IsCut(int rest) => rest >= 1 << 6 || !BitOperations.IsPow2(rest);

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte c in text) count += c == '=' || Words.Sextet(c) >= 0 ? 1 : 0;
        return count % 4 == 0;
    }
}
