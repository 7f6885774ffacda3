using System.Globalization;

namespace Pop3Nano.Session
{
    /// <summary>OAUTHBEARER (RFC 7628): an access token that was got elsewhere.</summary>
    public sealed class OAuthBearerMechanism : OAuthMechanism
    {
        private readonly byte[] _name;
        private readonly byte[] _host;
        private readonly int _port;

        /// <summary>The mechanism for a name and an access token.</summary>
        /// <param name="name">Whose maildrop it is; empty: the token says it.</param>
        /// <param name="token">The access token.</param>
        /// <param name="host">The server's name as it was connected to; empty: left out.</param>
        /// <param name="port">The port; 0: left out.</param>
        /// <exception cref="System.ArgumentException">Name or host holds a control character, or the token is none.</exception>
        public OAuthBearerMechanism(string name, string token, string host = "", int port = 0)
            : this(Encode(name, true), Encode(token, false), Encode(host, true), port)
        {
        }

        internal OAuthBearerMechanism(byte[] name, byte[] token, byte[] host, int port)
            : base(token)
        {
            _name = name;
            _host = host;
            _port = port;
            // ^A parts the fields (§3.1).
            if (Octets.IndexOf(name, 1, 0, name.Length) < 0 && Octets.IndexOf(host, 1, 0, host.Length) < 0) return;
            Wipe(token);
            throw Fail.Refused(Pop3Refusal.BadArgument);
        }

        /// <inheritdoc/>
        public override string Name => "OAUTHBEARER";

        /// <inheritdoc/>
        protected override byte[] Message(byte[] token)
        {
            SaslMessage message = new SaslMessage().Add("n,");
            if (_name.Length > 0) message.Add("a=");
            foreach (byte octet in _name)
            {
                if (octet == ',') message.Add("=2C");
                else if (octet == '=') message.Add("=3D");
                else message.Add([octet]);
            }
            message.Add(",\u0001");
            if (_host.Length > 0) message.Add("host=").Add(_host).Add("\u0001");
            if (_port > 0) message.Add("port=" + _port.ToString(CultureInfo.InvariantCulture) + "\u0001");
            return message.Add("auth=Bearer ").Add(token).Add("\u0001\u0001").Take();
        }

        /// <inheritdoc/>
        protected override byte[] Acknowledgement() => [1]; // §3.2.3
    }
}
