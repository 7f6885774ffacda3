namespace Pop3Nano.Session
{
    /// <summary>What ties a login to the TLS connection that it goes over, so that nobody in between can pass it on (RFC 5056).</summary>
    public sealed class SaslChannelBinding
    {
        /// <summary>A binding of a registered type.</summary>
        /// <param name="type">tls-unique or tls-server-end-point (RFC 5929), or tls-exporter (RFC 9266).</param>
        /// <param name="octets">The type's octets.</param>
        /// <exception cref="System.ArgumentException">The type is empty or holds anything but letters, digits, dots and hyphens, or there are no octets.</exception>
        public SaslChannelBinding(string type, byte[] octets)
        {
            foreach (char c in type)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-' && c != '.') throw Fail.Refused(Pop3Refusal.BadArgument);
            }
            if (type.Length == 0 || octets.Length == 0) throw Fail.Refused(Pop3Refusal.BadArgument);
            Type = type;
            Octets = octets;
        }

        /// <summary>The registered name of its type.</summary>
        public string Type { get; }

        internal byte[] Octets { get; }
    }
}
