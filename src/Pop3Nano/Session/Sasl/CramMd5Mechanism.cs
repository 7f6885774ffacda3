namespace Pop3Nano.Session
{
    /// <summary>
    /// CRAM-MD5 (RFC 2195): the password stays here, but who hears the exchange can try passwords against it as fast as MD5 goes.
    /// The server proves nothing.
    /// </summary>
    public sealed class CramMd5Mechanism : SaslMechanism
    {
        private readonly byte[] _name;
        private readonly byte[] _password;

        /// <summary>The mechanism for a name and a password.</summary>
        /// <exception cref="System.ArgumentException">One of them is empty or holds CR, LF or NUL.</exception>
        public CramMd5Mechanism(string name, string password)
            : this(Encode(name, false), Encode(password, false))
        {
        }

        internal CramMd5Mechanism(byte[] name, byte[] password)
        {
            _name = name;
            _password = password;
        }

        /// <inheritdoc/>
        public override string Name { get { return "CRAM-MD5"; } }

        /// <inheritdoc/>
        public override bool SpeaksFirst { get { return false; } }

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete || challenge.Length == 0) throw Fail.Broken(Pop3Fault.BadChallenge);
            IsComplete = true;
            return new SaslMessage().Add(_name).Add(" ").Add(Hmac(challenge)).Take();
        }

        /// <inheritdoc/>
        protected override void Forget()
        {
            Wipe(_password);
        }

        // RFC 2104 over MD5, as small hexadecimal digits.
        private string Hmac(byte[] text)
        {
            var key = new byte[64];
            if (_password.Length <= 64) Octets.Move(_password, 0, key, 0, _password.Length);
            else Unhex(Digests.Md5Hex(_password, 0, _password.Length), key, 0);
            var inner = new byte[64 + text.Length];
            var outer = new byte[64 + 16];
            for (int i = 0; i < 64; i++)
            {
                inner[i] = (byte)(key[i] ^ 0x36);
                outer[i] = (byte)(key[i] ^ 0x5c);
            }
            Octets.Move(text, 0, inner, 64, text.Length);
            Unhex(Digests.Md5Hex(inner, 0, inner.Length), outer, 64);
            string code = Digests.Md5Hex(outer, 0, outer.Length);
            Wipe(key);
            Wipe(inner);
            Wipe(outer);
            return code;
        }

        private static void Unhex(string digest, byte[] target, int at)
        {
            var digits = new byte[32];
            Octets.Encode(digest, digits, 0, 32);
            for (int i = 0; i < 16; i++) target[at + i] = (byte)(Digit(digits[i * 2]) << 4 | Digit(digits[i * 2 + 1]));
        }

        private static int Digit(byte digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
