namespace Pop3Nano.Session
{
    /// <summary>EXTERNAL (RFC 4422 appendix A): who the client is, the TLS client certificate has said.</summary>
    public sealed class ExternalMechanism : SaslMechanism
    {
        private readonly byte[] _authorization;

        /// <summary>The mechanism.</summary>
        /// <param name="authorization">Whose maildrop it is; empty: that of the certificate's owner.</param>
        /// <exception cref="System.ArgumentException">It holds CR, LF or NUL.</exception>
        public ExternalMechanism(string authorization = "")
            : this(Encode(authorization, true))
        {
        }

        internal ExternalMechanism(byte[] authorization)
        {
            _authorization = authorization;
        }

        /// <inheritdoc/>
        public override string Name => "EXTERNAL";

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete) throw Fail.Broken(Pop3Fault.BadChallenge);
            IsComplete = true;
            return (byte[])_authorization.Clone();
        }

        /// <summary>There is no secret.</summary>
        protected override void Forget()
        {
        }
    }
}
