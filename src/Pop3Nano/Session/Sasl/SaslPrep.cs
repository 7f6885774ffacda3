using System;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>SASLprep (RFC 4013): the one spelling of a name or password that looks the same. ASCII stays as it is.</summary>
    internal static class SaslPrep
    {
        // RFC 3454 B.1: nothing. First and last of each range.
        private static ReadOnlySpan<int> Nothing =>
            [0xAD, 0xAD, 0x34F, 0x34F, 0x1806, 0x1806, 0x180B, 0x180D, 0x200B, 0x200D, 0x2060, 0x2060, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF];

        // RFC 3454 C.1.2: spaces beyond ASCII (U+200B is in B.1 too, which goes first).
        private static ReadOnlySpan<int> Spaces => [0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000];

        // RFC 3454 C.2.1 to C.9 without C.4's last two of each plane: controls, private use, what is no character or no plain text.
        private static ReadOnlySpan<int> Prohibited =>
        [
            0, 0x1F, 0x7F, 0x9F, 0x340, 0x341, 0x6DD, 0x6DD, 0x70F, 0x70F, 0x180E, 0x180E, 0x200C, 0x200F, 0x2028, 0x202E, 0x2060, 0x2063,
            0x206A, 0x206F, 0x2FF0, 0x2FFB, 0xD800, 0xF8FF, 0xFDD0, 0xFDEF, 0xFEFF, 0xFEFF, 0xFFF9, 0xFFFF, 0x1D173, 0x1D17A,
            0xE0001, 0xE0001, 0xE0020, 0xE007F, 0xF0000, 0x10FFFF,
        ];

        // RFC 3454 D.1: written from right to left.
        private static ReadOnlySpan<int> RightToLeft =>
        [
            0x5BE, 0x5BE, 0x5C0, 0x5C0, 0x5C3, 0x5C3, 0x5D0, 0x5EA, 0x5F0, 0x5F4, 0x61B, 0x61B, 0x61F, 0x61F, 0x621, 0x63A, 0x640, 0x64A,
            0x66D, 0x66F, 0x671, 0x6D5, 0x6DD, 0x6DD, 0x6E5, 0x6E6, 0x6FA, 0x6FE, 0x700, 0x70D, 0x710, 0x710, 0x712, 0x72C, 0x780, 0x7A5,
            0x7B1, 0x7B1, 0x200F, 0x200F, 0xFB1D, 0xFB1D, 0xFB1F, 0xFB28, 0xFB2A, 0xFB36, 0xFB38, 0xFB3C, 0xFB3E, 0xFB3E, 0xFB40, 0xFB41,
            0xFB43, 0xFB44, 0xFB46, 0xFBB1, 0xFBD3, 0xFD3D, 0xFD50, 0xFD8F, 0xFD92, 0xFDC7, 0xFDF0, 0xFDFC, 0xFE70, 0xFE74, 0xFE76, 0xFEFC,
        ];

        private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

        // A process with InvariantGlobalization has no tables for it.
        private static readonly bool Normalizes = "\u2168".Normalize(NormalizationForm.FormKC) == "IX";

        /// <summary>Prepares UTF-8. The text that it was is wiped if it changes.</summary>
        /// <exception cref="ArgumentException">It holds what RFC 4013 prohibits, or nothing is left of it.</exception>
        internal static byte[] Prepare(byte[] text)
        {
            if (Ascii.IsValid(text))
            {
                foreach (byte octet in text) Refuse(octet < ' ' || octet == 127);
                return text;
            }
            string mapped = Normalized(Mapped(Encoding.UTF8.GetString(text)));
            Refuse(mapped.Length == 0);
            Check(mapped);
            Octets.Wipe(text, 0, text.Length);
            return Encoding.UTF8.GetBytes(mapped);
        }

        private static string Mapped(string text)
        {
            var mapped = new StringBuilder();
            foreach (Rune rune in text.EnumerateRunes())
            {
                if (IsIn(Nothing, rune.Value)) continue;
                if (IsIn(Spaces, rune.Value)) mapped.Append(' ');
                else mapped.Append(rune);
            }
            return mapped.ToString();
        }

        private static string Normalized(string text)
        {
            if (Normalizes) return text.Normalize(NormalizationForm.FormKC);
            var folded = new StringBuilder();
            foreach (Rune rune in text.EnumerateRunes())
            {
                if (rune.Value is >= 0xFF01 and <= 0xFF5E) folded.Append((char)(rune.Value - 0xFEE0)); // full-width ASCII
                else if (rune.Value is >= 0x2160 and <= 0x216B) folded.Append(Romans[rune.Value - 0x2160]);
                else folded.Append(Plain(rune));
            }
            return folded.ToString();
        }

        // What keyboards and input methods give of compatibility characters, for a process that has no tables.
        private static string Plain(Rune rune) => rune.Value switch
        {
            0xAA => "a",
            0xB2 => "2",
            0xB3 => "3",
            0xB5 => "\u03BC",
            0xB9 => "1",
            0xBA => "o",
            0x2126 => "\u03A9",
            0x212A => "K",
            0x212B => "\u00C5",
            0xFB00 => "ff",
            0xFB01 => "fi",
            0xFB02 => "fl",
            _ => rune.ToString(),
        };

        // §2.3 and §2.4. Letters stand for D.2, "written from left to right", whose rest is of no script's text.
        private static void Check(string text)
        {
            bool right = false;
            bool left = false;
            bool isRight = false;
            bool firstIsRight = false;
            bool isFirst = true;
            foreach (Rune rune in text.EnumerateRunes())
            {
                Refuse(IsIn(Prohibited, rune.Value) || (rune.Value & 0xFFFE) == 0xFFFE || rune == Rune.ReplacementChar);
                isRight = IsIn(RightToLeft, rune.Value);
                right |= isRight;
                left |= !isRight && Rune.GetUnicodeCategory(rune) <= UnicodeCategory.OtherLetter;
                if (isFirst) firstIsRight = isRight;
                isFirst = false;
            }
            Refuse(right && (left || !firstIsRight || !isRight));
        }

        private static bool IsIn(ReadOnlySpan<int> ranges, int value)
        {
            for (int i = 0; i < ranges.Length; i += 2)
            {
                if (value >= ranges[i] && value <= ranges[i + 1]) return true;
            }
            return false;
        }

        private static void Refuse(bool isBad)
        {
            if (isBad) throw Fail.Argument("A name or password holds characters that RFC 4013 prohibits.");
        }
    }
}
