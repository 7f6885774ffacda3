using System;
using System.Security.Cryptography;

namespace Pop3Nano
{
    /// <summary>SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104): the .NET twin, the platform's own. nf/ holds the other one.</summary>
    internal static class Sha256
    {
        /// <summary>The octets of a digest or an authentication code.</summary>
        internal const int Length = 32;

        /// <summary>Writes the digest of a range to 32 octets of <paramref name="digest"/>. The ranges may overlap.</summary>
        internal static void Hash(byte[] octets, int start, int length, byte[] digest, int at)
        {
            SHA256.HashData(octets.AsSpan(start, length), digest.AsSpan(at, Length));
        }

        /// <summary>Writes the authentication code of a range to 32 octets of <paramref name="code"/>. The whole array is the key, whatever its length.</summary>
        internal static void Hmac(byte[] key, byte[] octets, int start, int length, byte[] code, int at)
        {
            HMACSHA256.HashData(key, octets.AsSpan(start, length), code.AsSpan(at, Length));
        }

        /// <summary>Compares two ranges of one length. The time that it takes does not tell where they differ.</summary>
        internal static bool AreEqual(byte[] one, int oneStart, byte[] other, int otherStart, int length)
        {
            return CryptographicOperations.FixedTimeEquals(one.AsSpan(oneStart, length), other.AsSpan(otherStart, length));
        }
    }
}
