using System.Security.Cryptography;

namespace Pop3Nano.Session
{
    /// <summary>SCRAM-SHA-512 (draft-melnikov-scram-sha-512).</summary>
    public class ScramSha512Mechanism : ScramMechanism
    {
        /// <summary>The mechanism for a name and a password.</summary>
        /// <exception cref="System.ArgumentException">One of them is empty or holds what RFC 4013 prohibits.</exception>
        public ScramSha512Mechanism(string name, string password)
            : this(Encode(name, false), Encode(password, false))
        {
        }

        internal ScramSha512Mechanism(byte[] name, byte[] password)
            : base("SCRAM-SHA-512", name, password)
        {
        }

        private protected override int MostIterations => SaslPlatform.MostIterations;

        private protected override byte[] Hash(byte[] octets) => SHA512.HashData(octets);

        private protected override byte[] Hmac(byte[] key, byte[] octets) => HMACSHA512.HashData(key, octets);

        private protected override byte[] Stretch(byte[] password, byte[] salt, int iterations) =>
            SaslPlatform.Stretch(password, salt, iterations, HashAlgorithmName.SHA512, 64);
    }
}
