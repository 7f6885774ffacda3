namespace Pop3Nano.Session
{
    /// <summary>XOAUTH2, as Gmail and Outlook.com have it: a name and an access token that was got elsewhere.</summary>
    public sealed class XOAuth2Mechanism : OAuthMechanism
    {
        private readonly byte[] _name;

        /// <summary>The mechanism for a name and an access token.</summary>
        /// <exception cref="System.ArgumentException">The name is empty or holds a control character, or the token is none.</exception>
        public XOAuth2Mechanism(string name, string token)
            : this(Encode(name, false), Encode(token, false))
        {
        }

        internal XOAuth2Mechanism(byte[] name, byte[] token)
            : base(token)
        {
            _name = name;
            if (Octets.IndexOf(name, 1, 0, name.Length) < 0) return; // it parts the fields
            Wipe(token);
            throw Fail.Refused(Pop3Refusal.BadArgument);
        }

        /// <inheritdoc/>
        public override string Name { get { return "XOAUTH2"; } }

        /// <inheritdoc/>
        protected override byte[] Message(byte[] token)
        {
            return new SaslMessage().Add("user=").Add(_name).Add("\u0001auth=Bearer ").Add(token).Add("\u0001\u0001").Take();
        }

        /// <inheritdoc/>
        protected override byte[] Acknowledgement()
        {
            return new byte[0];
        }
    }
}
