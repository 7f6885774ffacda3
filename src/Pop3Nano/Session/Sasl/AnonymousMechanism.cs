namespace Pop3Nano.Session
{
    /// <summary>ANONYMOUS (RFC 4505): no password, and words for the server's log.</summary>
    public sealed class AnonymousMechanism : SaslMechanism
    {
        private readonly byte[] _trace;

        /// <summary>The mechanism.</summary>
        /// <param name="trace">A mail address, or words of at most 255 characters without @; empty: nothing.</param>
        /// <exception cref="System.ArgumentException">It is too long or holds CR, LF or NUL.</exception>
        public AnonymousMechanism(string trace = "")
        {
            if (trace.Length > 255) throw Fail.Argument("The trace of ANONYMOUS has at most 255 characters (RFC 4505 §2).");
            _trace = Encode(trace, true);
        }

        /// <inheritdoc/>
        public override string Name => "ANONYMOUS";

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete) throw Fail.Broken(Pop3Fault.BadChallenge);
            IsComplete = true;
            return (byte[])_trace.Clone();
        }

        /// <summary>There is no secret.</summary>
        protected override void Forget()
        {
        }
    }
}
