namespace Pop3Nano.Session
{
    /// <summary>PLAIN (RFC 4616): the password itself, so that only TLS protects it.</summary>
    public sealed class PlainMechanism : SaslMechanism
    {
        private readonly byte[] _authorization;
        private readonly byte[] _name;
        private readonly byte[] _password;

        /// <summary>The mechanism for a name and a password.</summary>
        /// <param name="name">Who logs in.</param>
        /// <param name="password">The password.</param>
        /// <param name="authorization">Whose maildrop it is; empty: the same user's.</param>
        /// <exception cref="System.ArgumentException">Name or password is empty, or one of the three holds CR, LF or NUL.</exception>
        public PlainMechanism(string name, string password, string authorization = "")
            : this(Encode(name, false), Encode(password, false), Encode(authorization, true))
        {
        }

        internal PlainMechanism(byte[] name, byte[] password, byte[] authorization)
        {
            _name = name;
            _password = password;
            _authorization = authorization;
        }

        /// <inheritdoc/>
        public override string Name => "PLAIN";

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete) throw Fail.Broken(Pop3Fault.BadChallenge);
            IsComplete = true;
            byte[] nul = [0];
            return new SaslMessage().Add(_authorization).Add(nul).Add(_name).Add(nul).Add(_password).Take();
        }

        /// <inheritdoc/>
        protected override void Forget() => Wipe(_password);
    }
}
