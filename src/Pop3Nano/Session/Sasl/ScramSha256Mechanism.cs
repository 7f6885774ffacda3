namespace Pop3Nano.Session
{
    /// <summary>SCRAM-SHA-256 (RFC 7677).</summary>
    public class ScramSha256Mechanism : ScramMechanism
    {
        /// <summary>The mechanism for a name and a password.</summary>
        /// <exception cref="System.ArgumentException">One of them is empty or holds CR, LF, NUL or what RFC 4013 prohibits.</exception>
        public ScramSha256Mechanism(string name, string password)
            : this(Encode(name, false), Encode(password, false))
        {
        }

        internal ScramSha256Mechanism(byte[] name, byte[] password)
            : base("SCRAM-SHA-256", name, password)
        {
        }

        private protected override int MostIterations { get { return SaslPlatform.MostIterations; } }

        private protected override byte[] Hash(byte[] octets)
        {
            var digest = new byte[Sha256.Length];
            Sha256.Hash(octets, 0, octets.Length, digest, 0);
            return digest;
        }

        private protected override byte[] Hmac(byte[] key, byte[] octets)
        {
            var code = new byte[Sha256.Length];
            Sha256.Hmac(key, octets, 0, octets.Length, code, 0);
            return code;
        }

        private protected override byte[] Stretch(byte[] password, byte[] salt, int iterations)
        {
            return SaslPlatform.Stretch(password, salt, iterations);
        }
    }
}
