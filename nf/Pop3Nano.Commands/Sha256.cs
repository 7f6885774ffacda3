using System;

namespace Pop3Nano
{
    /// <summary>
    /// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104): the nanoFramework twin, in managed code, since the platform's package has the HMAC alone.
    /// What each method promises is said in the .NET twin.
    /// </summary>
    internal static class Sha256
    {
        internal const int Length = 32;
        private const int Block = 64;

        internal static void Hash(byte[] octets, int start, int length, byte[] digest, int at)
        {
            Hash(new byte[0], octets, start, length, digest, at);
        }

        internal static void Hmac(byte[] key, byte[] octets, int start, int length, byte[] code, int at)
        {
            // A longer key is replaced by its digest (RFC 2104 §2); a shorter one is followed by zeros.
            var pad = new byte[Block];
            if (key.Length > Block) Hash(key, 0, key.Length, pad, 0);
            else Array.Copy(key, 0, pad, 0, key.Length);
            var inner = new byte[Length];
            for (int i = 0; i < Block; i++) pad[i] ^= 0x36;
            Hash(pad, octets, start, length, inner, 0);
            for (int i = 0; i < Block; i++) pad[i] ^= 0x36 ^ 0x5c;
            Hash(pad, inner, 0, Length, code, at);
            Array.Clear(pad, 0, Block);
        }

        internal static bool AreEqual(byte[] one, int oneStart, byte[] other, int otherStart, int length)
        {
            int difference = 0;
            for (int i = 0; i < length; i++) difference |= one[oneStart + i] ^ other[otherStart + i];
            return difference == 0;
        }

        // The head is a whole block or empty.
        private static void Hash(byte[] head, byte[] octets, int start, int length, byte[] digest, int at)
        {
            // Not static: a static table would lie in the heap for good.
            uint[] constants =
            {
                0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
                0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
                0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
                0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
                0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
                0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
                0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
                0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
            };
            uint[] state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
            var words = new uint[16];
            var block = new byte[Block];
            int total = length;
            if (head.Length > 0)
            {
                total += Block;
                Compress(state, words, constants, head);
            }
            int padded = (length + 8) / Block * Block + Block;
            for (int from = 0; from < padded; from += Block)
            {
                int left = length - from;
                Array.Clear(block, 0, Block);
                if (left > 0) Array.Copy(octets, start + from, block, 0, left < Block ? left : Block);
                if (left >= 0 && left < Block) block[left] = 0x80;
                // The length in bits ends the padding (§5.1.1); an array here never has 2^28 octets.
                if (from + Block == padded) Put((uint)total << 3, block, 60);
                Compress(state, words, constants, block);
            }
            for (int i = 0; i < 8; i++) Put(state[i], digest, at + (i << 2));
            Array.Clear(block, 0, Block); // secrets were among the octets
            Array.Clear(words, 0, 16);
        }

        // The message schedule (§6.2.2) in sixteen words, each overwritten when it is needed no more.
        private static void Compress(uint[] state, uint[] words, uint[] constants, byte[] block)
        {
            uint a = state[0];
            uint b = state[1];
            uint c = state[2];
            uint d = state[3];
            uint e = state[4];
            uint f = state[5];
            uint g = state[6];
            uint h = state[7];
            for (int i = 0; i < 64; i++)
            {
                uint word;
                if (i < 16)
                {
                    int at = i << 2;
                    word = (uint)(block[at] << 24 | block[at + 1] << 16 | block[at + 2] << 8 | block[at + 3]);
                }
                else
                {
                    uint early = words[(i + 1) & 15];
                    uint late = words[(i + 14) & 15];
                    word = words[i & 15] + words[(i + 9) & 15]
                        + ((early >> 7 | early << 25) ^ (early >> 18 | early << 14) ^ early >> 3)
                        + ((late >> 17 | late << 15) ^ (late >> 19 | late << 13) ^ late >> 10);
                }
                words[i & 15] = word;
                word += h + ((e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)) + ((e & f) ^ (~e & g)) + constants[i];
                h = g;
                g = f;
                f = e;
                e = d + word;
                d = c;
                word += ((a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c));
                c = b;
                b = a;
                a = word;
            }
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }

        private static void Put(uint word, byte[] target, int at)
        {
            target[at] = (byte)(word >> 24);
            target[at + 1] = (byte)(word >> 16);
            target[at + 2] = (byte)(word >> 8);
            target[at + 3] = (byte)word;
        }
    }
}
