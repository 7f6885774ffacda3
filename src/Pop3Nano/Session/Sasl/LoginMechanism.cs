namespace Pop3Nano.Session
{
    /// <summary>LOGIN (draft-murchison-sasl-login): name and password in two steps, so that only TLS protects them.</summary>
    public sealed class LoginMechanism : SaslMechanism
    {
        private readonly byte[] _name;
        private readonly byte[] _password;
        private int _step;

        /// <summary>The mechanism for a name and a password.</summary>
        /// <exception cref="System.ArgumentException">One of them is empty or holds CR, LF or NUL.</exception>
        public LoginMechanism(string name, string password)
            : this(Encode(name, false), Encode(password, false))
        {
        }

        internal LoginMechanism(byte[] name, byte[] password)
        {
            _name = name;
            _password = password;
        }

        /// <inheritdoc/>
        public override string Name => "LOGIN";

        /// <inheritdoc/>
        public override bool SpeaksFirst => false;

        /// <summary>Answers the two challenges, whatever they say: servers word them as they like.</summary>
        public override byte[] Respond(byte[] challenge)
        {
            if (++_step > 2) throw Fail.Broken(Pop3Fault.BadChallenge);
            IsComplete = _step == 2;
            return (byte[])(IsComplete ? _password : _name).Clone();
        }

        /// <inheritdoc/>
        protected override void Forget() => Wipe(_password);
    }
}
