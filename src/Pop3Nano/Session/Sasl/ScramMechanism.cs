namespace Pop3Nano.Session
{
    /// <summary>
    /// SCRAM (RFC 5802): both sides prove that they know the password, and neither shows it. Iteration counts below 4,096 and above what
    /// the platform can do in a bearable time are refused.
    /// </summary>
    public abstract partial class ScramMechanism : SaslMechanism
    {
        private const int LeastIterations = 4096; // RFC 5802 §5.1

        private string _word;
        private readonly byte[] _name;
        private readonly byte[] _password;
        private string _header = "n,,"; // GS2: this client knows no channel binding (§6)
        private byte[] _binding = new byte[0];
        private byte[] _bare = new byte[0];
        private byte[] _nonce = new byte[0];
        private byte[] _signature = new byte[0];
        private string _reason = "";
        private int _step;

        /// <summary>The mechanism of this name for a user; name and password are prepared (RFC 4013) where the platform can.</summary>
        private protected ScramMechanism(string word, byte[] name, byte[] password)
        {
            _word = word;
            Prepare(ref name, ref password);
            _name = name;
            _password = password;
        }

        /// <inheritdoc/>
        public override string Name { get { return _word; } }

        /// <summary>The server's error, such as invalid-proof (RFC 5802 §7); empty: it said none.</summary>
        public override string Reason { get { return _reason; } }

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            switch (_step++)
            {
                case 0: return First();
                case 1: return Final(challenge);
                case 2: return Check(challenge);
                default: throw Fail.Broken(Pop3Fault.BadChallenge);
            }
        }

        /// <summary>The most iterations that are done for a server.</summary>
        private protected abstract int MostIterations { get; }

        /// <summary>H (RFC 5802 §2.2).</summary>
        private protected abstract byte[] Hash(byte[] octets);

        /// <summary>HMAC.</summary>
        private protected abstract byte[] Hmac(byte[] key, byte[] octets);

        /// <summary>Hi: PBKDF2 with that HMAC and one block of output.</summary>
        private protected abstract byte[] Stretch(byte[] password, byte[] salt, int iterations);

        /// <summary>The client's nonce: printable, without a comma, and never the same again. Tests that replay a dialogue override it.</summary>
        protected virtual string CreateNonce()
        {
            byte[] random = SaslPlatform.Random(18);
            byte[] text = new SaslMessage().AddBase64(random).Take();
            return Octets.Decode(text, 0, text.Length);
        }

        /// <inheritdoc/>
        protected override void Forget()
        {
            Wipe(_password);
            Wipe(_signature);
        }

        // The platform's part of this class prepares strings; where there is none, ASCII goes as it is, and so does the rest.
        static partial void Prepare(ref byte[] name, ref byte[] password);

        private byte[] First()
        {
            _nonce = Encode(CreateNonce(), false);
            var bare = new SaslMessage().Add("n=");
            for (int i = 0; i < _name.Length; i++)
            {
                if (_name[i] == ',') bare.Add("=2C");
                else if (_name[i] == '=') bare.Add("=3D");
                else bare.Add(new byte[] { _name[i] });
            }
            _bare = bare.Add(",r=").Add(_nonce).Take();
            return new SaslMessage().Add(_header).Add(_bare).Take();
        }

        // r=<our nonce and the server's>,s=<salt>,i=<iterations>[,…]; "m=" would be an extension that must be understood, and is not.
        private byte[] Final(byte[] challenge)
        {
            int end = End(challenge, 0);
            byte[] nonce = Value(challenge, 'r', 0, end);
            bool isOurs = nonce.Length > _nonce.Length && Sha256.AreEqual(nonce, 0, _nonce, 0, _nonce.Length);
            if (!isOurs) throw Fail.Broken(Pop3Fault.BadChallenge);
            int next = End(challenge, end + 1);
            byte[] encoded = Value(challenge, 's', end + 1, next);
            byte[] salt = DecodeBase64(encoded, 0, encoded.Length);
            int iterations = Number(Value(challenge, 'i', next + 1, End(challenge, next + 1)));
            if (salt.Length == 0) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (iterations < LeastIterations || iterations > MostIterations) throw Fail.Broken(Pop3Fault.UnsafeChallenge);

            byte[] header = new SaslMessage().Add(_header).Add(_binding).Take();
            byte[] final = new SaslMessage().Add("c=").AddBase64(header).Add(",r=").Add(nonce).Take();
            byte[] all = new SaslMessage().Add(_bare).Add(",").Add(challenge).Add(",").Add(final).Take();
            byte[] salted = Stretch(_password, salt, iterations);
            byte[] key = Hmac(salted, Encode("Client Key", false));
            byte[] serverKey = Hmac(salted, Encode("Server Key", false));
            byte[] proof = Hmac(Hash(key), all);
            for (int i = 0; i < proof.Length; i++) proof[i] ^= key[i];
            _signature = Hmac(serverKey, all);
            Wipe(salted);
            Wipe(key);
            Wipe(serverKey);
            return new SaslMessage().Add(final).Add(",p=").AddBase64(proof).Take();
        }

        // v=<signature>, or e=<error>, behind which -ERR comes.
        private byte[] Check(byte[] challenge)
        {
            int end = End(challenge, 0);
            if (end > 2 && challenge[0] == 'e')
            {
                _reason = Error(challenge, end);
                return new byte[0];
            }
            byte[] encoded = Value(challenge, 'v', 0, end);
            byte[] signature = DecodeBase64(encoded, 0, encoded.Length);
            bool isRight = signature.Length == _signature.Length && Sha256.AreEqual(signature, 0, _signature, 0, signature.Length);
            if (!isRight) throw Fail.Broken(Pop3Fault.BadServerProof);
            IsComplete = true;
            return new byte[0];
        }

        // The values of §7 are small letters, digits and hyphens; anything else has no place in an exception.
        private static string Error(byte[] challenge, int end)
        {
            for (int i = 2; i < end; i++)
            {
                int octet = challenge[i];
                if (octet != '-' && (octet < '0' || octet > '9') && (octet < 'a' || octet > 'z')) return "other-error";
            }
            return end > 48 ? "other-error" : Octets.Decode(challenge, 2, end - 2);
        }

        private static int End(byte[] text, int start)
        {
            if (start >= text.Length) return text.Length;
            int comma = Octets.IndexOf(text, (byte)',', start, text.Length - start);
            return comma < 0 ? text.Length : comma;
        }

        private static byte[] Value(byte[] text, char key, int start, int end)
        {
            if (end - start < 3 || text[start] != key || text[start + 1] != '=') throw Fail.Broken(Pop3Fault.BadChallenge);
            var value = new byte[end - start - 2];
            Octets.Move(text, start + 2, value, 0, value.Length);
            return value;
        }

        private static int Number(byte[] digits)
        {
            int number = 0;
            for (int i = 0; i < digits.Length; i++)
            {
                int digit = digits[i] - '0';
                if (digit < 0 || digit > 9) throw Fail.Broken(Pop3Fault.BadChallenge);
                number = number > (int.MaxValue - digit) / 10 ? int.MaxValue : number * 10 + digit;
            }
            return number;
        }
    }
}
