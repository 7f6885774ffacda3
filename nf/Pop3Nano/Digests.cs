using System;

namespace Pop3Nano
{
    /// <summary>Digests: the nanoFramework twin, in managed code, since the platform has no MD5.</summary>
    internal static class Digests
    {
        /// <summary>The MD5 digest (RFC 1321) of a range as 32 small hexadecimal digits. APOP (RFC 1939 §7) knows no other.</summary>
        internal static string Md5Hex(byte[] octets, int start, int length)
        {
            // Not static: a static table would lie in the heap for good, this one is gone before the first command after the login.
            uint[] sines =
            {
                0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
                0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
                0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
                0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
                0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
                0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
                0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
                0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
            };
            var state = new uint[4];
            state[0] = 0x67452301;
            state[1] = 0xefcdab89;
            state[2] = 0x98badcfe;
            state[3] = 0x10325476;
            var block = new byte[64];
            var words = new uint[16];
            int padded = (length + 8) / 64 * 64 + 64;
            for (int at = 0; at < padded; at += 64)
            {
                Fill(block, octets, start + at, length - at);
                if (at + 64 == padded) PutLength(block, length);
                for (int i = 0; i < 16; i++) words[i] = Word(block, i << 2);
                Rounds(state, words, sines);
            }
            Array.Clear(block, 0, 64); // secrets were among the octets
            Array.Clear(words, 0, 16);
            return Hex(state);
        }

        // The next 64 octets, and behind the last of all the octet that opens the padding (§3.1). Less than none left: it is padding already.
        private static void Fill(byte[] block, byte[] octets, int from, int left)
        {
            Array.Clear(block, 0, 64);
            if (left > 0) Array.Copy(octets, from, block, 0, left < 64 ? left : 64);
            if (left >= 0 && left < 64) block[left] = 0x80;
        }

        // The length in bits ends the padding (§3.2); an array here never has 2^29 octets.
        private static void PutLength(byte[] block, int length)
        {
            for (int i = 0; i < 4; i++) block[56 + i] = (byte)(length << 3 >> (i << 3));
        }

        private static uint Word(byte[] block, int at)
        {
            return (uint)(block[at] | block[at + 1] << 8 | block[at + 2] << 16 | block[at + 3] << 24);
        }

        // Four rounds of sixteen steps (§3.4), in one loop.
        private static void Rounds(uint[] state, uint[] words, uint[] sines)
        {
            uint a = state[0];
            uint b = state[1];
            uint c = state[2];
            uint d = state[3];
            for (int i = 0; i < 64; i++)
            {
                int round = i >> 4;
                uint mixed;
                int index;
                int shifts; // of the four steps that a round repeats, the first one lowest
                if (round == 0)
                {
                    mixed = (b & c) | (~b & d);
                    index = i;
                    shifts = 0x16110c07;
                }
                else if (round == 1)
                {
                    mixed = (b & d) | (c & ~d);
                    index = 5 * i + 1;
                    shifts = 0x140e0905;
                }
                else if (round == 2)
                {
                    mixed = b ^ c ^ d;
                    index = 3 * i + 5;
                    shifts = 0x17100b04;
                }
                else
                {
                    mixed = c ^ (b | ~d);
                    index = 7 * i;
                    shifts = 0x150f0a06;
                }
                uint sum = a + mixed + words[index & 15] + sines[i];
                int shift = shifts >> ((i & 3) << 3) & 31;
                a = d;
                d = c;
                c = b;
                b += sum << shift | sum >> (32 - shift);
            }
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
        }

        private static string Hex(uint[] state)
        {
            var digits = new byte[32];
            for (int i = 0; i < 32; i++)
            {
                // The lowest octet of a word comes first, the higher half of an octet comes first.
                int digit = (int)(state[i >> 3] >> (((i & 7) ^ 1) << 2)) & 15;
                digits[i] = (byte)(digit < 10 ? digit + '0' : digit + 'a' - 10);
            }
            return Octets.Decode(digits, 0, 32);
        }
    }
}
