using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// What a client is mostly told at its birth. What is not set is as it is in a new client; wrong values throw when the client is made. Client
    /// certificates, log files and what else is rare are properties of the client alone.
    /// </summary>
    public sealed class Pop3ClientOptions
    {
        /// <summary>The server's name or address.</summary>
        public required string Host { get; init; }

        /// <summary>The port, 1 to 65535; 0: the usual one.</summary>
        public int Port { get; init; }

        /// <summary>Who logs in; null: nobody.</summary>
        public string? Username { get; init; }

        /// <summary>The password.</summary>
        public string? Password { get; init; }

        /// <summary>An OAuth 2.0 access token.</summary>
        public string? AccessToken { get; init; }

        /// <summary>Where access tokens come from.</summary>
        public ITokenProvider? TokenProvider { get; init; }

        /// <summary>How the connection is protected.</summary>
        public SecurityOptions SecurityOptions { get; init; } = SecurityOptions.Auto;

        /// <summary>The TLS versions that are offered.</summary>
        public EncryptionProtocols SupportedEncryption { get; init; } = EncryptionProtocols.Tls12 | EncryptionProtocols.Tls13;

        /// <summary>Certificates (PEM, or one as DER) that are trusted in place of the platform's.</summary>
        public byte[] TrustedCertificates { get; init; } = [];

        /// <summary>The ways to log in that may be used.</summary>
        public Pop3KnownAuthenticationType AllowedAuthentication { get; init; } = Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous;

        /// <summary>The proxy that leads to the server.</summary>
        public IProxyClient? Proxy { get; init; }

        /// <summary>Milliseconds for a whole call; -1: no limit.</summary>
        public int Timeout { get; init; } = 100000;

        /// <summary>Milliseconds for TCP, TLS and the greeting.</summary>
        public int GreetingTimeout { get; init; } = 10000;

        /// <summary>Milliseconds of idleness after which a call begins with NOOP; 0: never.</summary>
        public int ConnectionCheckupPeriod { get; init; } = 300000;

        /// <summary>What Dispose does with marks for deletion.</summary>
        public DeletePolicy DeletePolicy { get; init; } = DeletePolicy.Explicit;

        /// <summary>Whether commands may fly together.</summary>
        public PipeliningMode Pipelining { get; init; } = PipeliningMode.Auto;

        /// <summary>Which connection serves calls that name none.</summary>
        public ConnectionAsgmtMode ConnectionAsgmtMode { get; init; } = ConnectionAsgmtMode.UseMainOrDefault;

        /// <summary>Whether heavy calls spread over several connections.</summary>
        public MultiConnectionMode UseMultiConnection { get; init; } = MultiConnectionMode.Disable;

        /// <summary>How many connections these calls use at most.</summary>
        public int ConnectionsQuantity { get; init; } = 3;

        /// <summary>Where the protocol log goes; null: there is none.</summary>
        public IProtocolLog? ProtocolLog { get; init; }

        /// <summary>The clock: for idleness, pauses and logs.</summary>
        public TimeProvider Clock { get; init; } = TimeProvider.System;

        /// <summary>Never the password or a token.</summary>
        public override string ToString() => Host;
    }
}
