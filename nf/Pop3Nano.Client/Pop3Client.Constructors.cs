namespace Pop3Nano.Client
{
    // The ways to make a client. None of them connects.
    public sealed partial class Pop3Client
    {
        /// <summary>A client without a server yet.</summary>
        public Pop3Client()
        {
        }

        /// <summary>A client of a server; the port is the usual one.</summary>
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
    }
}
