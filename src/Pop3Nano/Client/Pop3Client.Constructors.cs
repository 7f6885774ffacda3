using System;

namespace Pop3Nano.Client
{
    // The ways to make a client. None of them connects.
    public sealed partial class Pop3Client
    {
        /// <summary>A client without a server yet.</summary>
        public Pop3Client()
        {
        }

        /// <summary>A client of a server; <see cref="EmailClient.Port"/> is the usual one.</summary>
        public Pop3Client(string host)
        {
            Host = host;
        }

        /// <inheritdoc cref="Pop3Client(string)"/>
        public Pop3Client(string host, SecurityOptions securityOptions)
            : this(host)
        {
            SecurityOptions = securityOptions;
        }

        /// <summary>A client of a server at a port, 1 to 65535; 0: the usual one.</summary>
        public Pop3Client(string host, int port)
            : this(host)
        {
            Port = port;
        }

        /// <inheritdoc cref="Pop3Client(string, int)"/>
        public Pop3Client(string host, int port, SecurityOptions securityOptions)
            : this(host, port)
        {
            SecurityOptions = securityOptions;
        }

        /// <summary>A client for an account.</summary>
        public Pop3Client(string host, string username, string password)
            : this(host)
        {
            Username = username;
            Password = password;
        }

        /// <inheritdoc cref="Pop3Client(string, string, string)"/>
        public Pop3Client(string host, string username, string password, SecurityOptions securityOptions)
            : this(host, username, password)
        {
            SecurityOptions = securityOptions;
        }

        /// <inheritdoc cref="Pop3Client(string, string, string)"/>
        public Pop3Client(string host, int port, string username, string password)
            : this(host, username, password)
        {
            Port = port;
        }

        /// <inheritdoc cref="Pop3Client(string, string, string)"/>
        public Pop3Client(string host, int port, string username, string password, SecurityOptions securityOptions)
            : this(host, port, username, password)
        {
            SecurityOptions = securityOptions;
        }

        /// <summary>A client for an account whose <paramref name="authInfo"/> is a password, or with <paramref name="useOAuth"/> an access token.</summary>
        public Pop3Client(string host, int port, string username, string authInfo, bool useOAuth, SecurityOptions securityOptions)
            : this(host, port, securityOptions)
        {
            Username = username;
            if (useOAuth) AccessToken = authInfo;
            else Password = authInfo;
        }

        /// <summary>A client for an account, with access tokens from a provider.</summary>
        public Pop3Client(string host, int port, string username, ITokenProvider tokenProvider, SecurityOptions securityOptions)
            : this(host, port, securityOptions)
        {
            ArgumentNullException.ThrowIfNull(tokenProvider);
            Username = username;
            TokenProvider = tokenProvider;
        }

        /// <summary>A client for <c>pops://</c> (implicit TLS) or <c>pop://</c> (STLS, or clear text where SecurityOptions is set so), RFC 2384: user, host, port and AUTH.</summary>
        /// <exception cref="FormatException">The address is no POP URL; the message says why.</exception>
        /// <exception cref="ArgumentException">It asks for a way to log in that is not known here.</exception>
        public Pop3Client(Uri address)
            : this(Pop3Uri.From(address))
        {
        }

        /// <summary>The same of an address that was read from text: <c>pops://user@host:995;AUTH=SCRAM-SHA-256</c> is one too.</summary>
        /// <exception cref="ArgumentException">It asks for a way to log in that is not known here.</exception>
        public Pop3Client(Pop3Uri address)
        {
            ArgumentNullException.ThrowIfNull(address);
            Host = address.Host;
            Port = address.Port;
            SecurityOptions = address.IsTls ? SecurityOptions.SSLImplicit : SecurityOptions.SSLExplicit;
            if (address.UserName.Length > 0) Username = address.UserName;
            if (address.Mechanism.Length > 0) AllowedAuthentication = Authentication.Named(address.Mechanism);
        }

        /// <summary>A client as the options say.</summary>
        /// <exception cref="ArgumentException">A value is out of range or can't be sent.</exception>
        public Pop3Client(Pop3ClientOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            Host = options.Host;
            Port = options.Port;
            Username = options.Username;
            Password = options.Password;
            AccessToken = options.AccessToken;
            TokenProvider = options.TokenProvider;
            SecurityOptions = options.SecurityOptions;
            SupportedEncryption = options.SupportedEncryption;
            TrustedCertificates = options.TrustedCertificates;
            AllowedAuthentication = options.AllowedAuthentication;
            Proxy = options.Proxy;
            Timeout = options.Timeout;
            GreetingTimeout = options.GreetingTimeout;
            ConnectionCheckupPeriod = options.ConnectionCheckupPeriod;
            DeletePolicy = options.DeletePolicy;
            UsePipelining.ClientMode = options.Pipelining;
            ConnectionAsgmtMode = options.ConnectionAsgmtMode;
            UseMultiConnection = options.UseMultiConnection;
            ConnectionsQuantity = options.ConnectionsQuantity;
            ProtocolLog = options.ProtocolLog;
            EnableLogger = options.ProtocolLog != null;
            Clock = options.Clock;
        }
    }
}
