using System.Security.Cryptography;

namespace Pop3Nano.Session
{
    /// <summary>SCRAM-SHA-1 (RFC 5802).</summary>
    public class ScramSha1Mechanism : ScramMechanism
    {
        /// <summary>The mechanism for a name and a password.</summary>
        /// <exception cref="System.ArgumentException">One of them is empty or holds what RFC 4013 prohibits.</exception>
        public ScramSha1Mechanism(string name, string password)
            : this(Encode(name, false), Encode(password, false))
        {
        }

        internal ScramSha1Mechanism(byte[] name, byte[] password)
            : base("SCRAM-SHA-1", name, password)
        {
        }

        private protected override int MostIterations => SaslPlatform.MostIterations;

#pragma warning disable CA5350 // SHA-1 is what the RFC names; a stronger one goes first wherever the server has it
        private protected override byte[] Hash(byte[] octets) => SHA1.HashData(octets);

        private protected override byte[] Hmac(byte[] key, byte[] octets) => HMACSHA1.HashData(key, octets);
#pragma warning restore CA5350

        private protected override byte[] Stretch(byte[] password, byte[] salt, int iterations) =>
            SaslPlatform.Stretch(password, salt, iterations, HashAlgorithmName.SHA1, 20);
    }
}
