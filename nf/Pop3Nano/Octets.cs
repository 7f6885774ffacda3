using System;
using System.Text;

namespace Pop3Nano
{
    /// <summary>
    /// Search, compare and convert blocks of octets: the nanoFramework twin. Loops are interpreted, so each looks at an octet once;
    /// what moves octets is native. What each method promises is said in the .NET twin.
    /// </summary>
    internal static class Octets
    {
        private static readonly UTF8Encoding Utf8 = new UTF8Encoding(); // Encoding.UTF8 is a new object each time

        internal static int IndexOf(byte[] buffer, byte value, int start, int length)
        {
            int end = start + length;
            for (int i = start; i < end; i++)
            {
                if (buffer[i] == value) return i;
            }
            return -1;
        }

        internal static int IndexOfEither(byte[] buffer, byte one, byte other, int start, int length)
        {
            int end = start + length;
            for (int i = start; i < end; i++)
            {
                byte octet = buffer[i];
                if (octet == one || octet == other) return i;
            }
            return -1;
        }

        // Dots are rarer than line feeds in most mails: look for them, and then at what stands before.
        internal static int IndexOfLineDot(byte[] buffer, int start, int length)
        {
            int end = start + length;
            for (int i = start + 1; i < end; i++)
            {
                if (buffer[i] == '.' && buffer[i - 1] == '\n') return i - 1;
            }
            return -1;
        }

        internal static int IndexOfLineDashes(byte[] buffer, int start, int length)
        {
            int end = start + length - 1;
            for (int i = start + 1; i < end; i++)
            {
                if (buffer[i] == '-' && buffer[i - 1] == '\n' && buffer[i + 1] == '-') return i - 1;
            }
            return -1;
        }

        internal static bool BreaksLine(byte[] buffer, int start, int length)
        {
            int end = start + length;
            for (int i = start; i < end; i++)
            {
                byte octet = buffer[i];
                if (octet <= '\r' && (octet == '\r' || octet == '\n' || octet == 0)) return true;
            }
            return false;
        }

        internal static void Move(byte[] source, int sourceStart, byte[] target, int targetStart, int length)
        {
            Array.Copy(source, sourceStart, target, targetStart, length);
        }

        internal static void Wipe(byte[] buffer, int start, int length)
        {
            Array.Clear(buffer, start, length);
        }

        // A text that does not fit into the array is refused before anything is written; one that ends between the room and the array's end
        // has overwritten what lies there, and the caller wipes it.
        internal static int Encode(string text, byte[] target, int start, int room)
        {
            int length = text.Length;
            if (length == 0) return 0;
            if (length > room) return -1;
            try
            {
                int written = Utf8.GetBytes(text, 0, length, target, start);
                return written > room ? -1 : written;
            }
            catch (ArgumentException)
            {
                return -1;
            }
        }

        internal static string Decode(byte[] buffer, int start, int length)
        {
            return length == 0 ? "" : Utf8.GetString(buffer, start, length);
        }

        // From the last group to the first, so that no octet is overwritten before it is read.
        internal static int EncodeBase64InPlace(byte[] buffer, int start, int length, int end)
        {
            int groups = (length + 2) / 3;
            if (groups * 4 > end - start) return -1;
            for (int group = groups - 1; group >= 0; group--)
            {
                int from = start + group * 3;
                int rest = start + length - from;
                int bits = buffer[from] << 16 | (rest > 1 ? buffer[from + 1] << 8 : 0) | (rest > 2 ? buffer[from + 2] : 0);
                int to = start + group * 4;
                buffer[to] = Letter(bits >> 18);
                buffer[to + 1] = Letter(bits >> 12 & 63);
                buffer[to + 2] = rest > 1 ? Letter(bits >> 6 & 63) : (byte)'=';
                buffer[to + 3] = rest > 2 ? Letter(bits & 63) : (byte)'=';
            }
            return groups * 4;
        }

        internal static int DecodeBase64(byte[] source, int start, int length, byte[] target, int targetStart)
        {
            int end = start + (length & ~3);
            int to = targetStart;
            for (int at = start; at < end; at += 4)
            {
                int a = Value(source[at]);
                int b = Value(source[at + 1]);
                int c = Value(source[at + 2]);
                int d = Value(source[at + 3]);
                if ((a | b | c | d) < 0) break;
                target[to] = (byte)(a << 2 | b >> 4);
                target[to + 1] = (byte)(b << 4 | c >> 2);
                target[to + 2] = (byte)(c << 6 | d);
                to += 3;
            }
            return to - targetStart;
        }

        // No table: it would lie in the heap for good.
        private static byte Letter(int value)
        {
            return (byte)(value < 26 ? value + 65 : value < 52 ? value + 71 : value < 62 ? value - 4 : value == 62 ? '+' : '/');
        }

        private static int Value(int octet)
        {
            if (octet >= 'a') return octet <= 'z' ? octet - 71 : -1;
            if (octet >= 'A') return octet <= 'Z' ? octet - 65 : -1;
            if (octet >= '0') return octet <= '9' ? octet + 4 : -1;
            return octet == '+' ? 62 : octet == '/' ? 63 : -1;
        }
    }
}
