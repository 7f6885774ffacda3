using System;
using System.Security.Cryptography;

namespace Pop3Nano.Session
{
    /// <summary>What SASL needs of the platform: the nanoFramework twin.</summary>
    internal static class SaslPlatform
    {
        /// <summary>The most iterations of PBKDF2 that are done for a server: more would take a board many seconds.</summary>
        internal const int MostIterations = 10000;

        /// <summary>PBKDF2 (RFC 8018 §5.2) with HMAC-SHA-256: 32 octets, one block, by the platform's native HMAC.</summary>
        internal static byte[] Stretch(byte[] password, byte[] salt, int iterations)
        {
            var first = new byte[salt.Length + 4];
            Array.Copy(salt, 0, first, 0, salt.Length);
            first[first.Length - 1] = 1;
            var hmac = new HMACSHA256(password);
            byte[] last = hmac.ComputeHash(first);
            var sum = new byte[last.Length];
            Array.Copy(last, 0, sum, 0, sum.Length);
            for (int i = 1; i < iterations; i++)
            {
                last = hmac.ComputeHash(last);
                for (int j = 0; j < sum.Length; j++) sum[j] ^= last[j];
            }
            hmac.Dispose();
            return sum;
        }

        /// <summary>Octets for a nonce, which has to be new rather than secret: what the platform's Random gives.</summary>
        internal static byte[] Random(int count)
        {
            var octets = new byte[count];
            new Random().NextBytes(octets);
            return octets;
        }
    }
}
