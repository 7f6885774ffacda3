using System;

namespace Pop3Nano.Session
{
    /// <summary>Which ways to log in are good enough.</summary>
    public sealed class Pop3AuthenticationPolicy
    {
        /// <summary>The ways that may be used: all but ANONYMOUS, unless it is set.</summary>
        public Pop3KnownAuthenticationType Allowed { get; init; } = Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous;

        /// <summary>
        /// True: passwords and tokens may go over a connection without TLS. Unless it is set they never do, whatever the server announces:
        /// somebody in between could have struck the better mechanisms from its list.
        /// </summary>
        public bool AllowsClearText { get; init; }

        /// <summary>The server's name as it was connected to; empty: DIGEST-MD5, NTLM and GSSAPI, which need it, are not used.</summary>
        public string Host { get; init; } = "";

        /// <summary>The port, for OAUTHBEARER; 0: left out.</summary>
        public int Port { get; init; }

        /// <summary>
        /// The type of channel binding for the -PLUS forms; empty, unless it is set: tls-unique on TLS 1.2, and tls-server-end-point on
        /// TLS 1.3, but not for Cyrus, which knows tls-unique alone.
        /// </summary>
        /// <exception cref="ArgumentException">It is none of tls-unique, tls-server-end-point and tls-exporter.</exception>
        public string ChannelBinding
        {
            get;
            init => field = value is "" or "tls-unique" or "tls-server-end-point" or "tls-exporter" ? value : throw Fail.Argument("There is no such type of channel binding.");
        } = "";
    }
}
