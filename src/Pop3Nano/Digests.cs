using System;
using System.Security.Cryptography;

namespace Pop3Nano
{
    /// <summary>Digests: the .NET twin, the platform's own.</summary>
    internal static class Digests
    {
        /// <summary>The MD5 digest (RFC 1321) of a range as 32 small hexadecimal digits. APOP (RFC 1939 §7) knows no other.</summary>
        internal static string Md5Hex(byte[] octets, int start, int length)
        {
#pragma warning disable CA5351 // MD5 is what the RFC names; nobody gets APOP who does not ask for it
            return Convert.ToHexString(MD5.HashData(octets.AsSpan(start, length))).ToLowerInvariant();
#pragma warning restore CA5351
        }
    }
}
