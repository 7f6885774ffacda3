using System.Security.Cryptography;

namespace Pop3Nano.Session
{
    /// <summary>What SASL needs of the platform: the .NET twin.</summary>
    internal static class SaslPlatform
    {
        /// <summary>The most iterations of PBKDF2 that are done for a server: well under a second's work.</summary>
        internal const int MostIterations = 1000000;

        /// <summary>PBKDF2 (RFC 8018 §5.2) with HMAC-SHA-256: 32 octets.</summary>
        internal static byte[] Stretch(byte[] password, byte[] salt, int iterations) => Stretch(password, salt, iterations, HashAlgorithmName.SHA256, 32);

        /// <summary>The same with another hash.</summary>
        internal static byte[] Stretch(byte[] password, byte[] salt, int iterations, HashAlgorithmName hash, int length) =>
            Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, hash, length);

        /// <summary>Octets that nobody can foresee.</summary>
        internal static byte[] Random(int count) => RandomNumberGenerator.GetBytes(count);
    }
}
