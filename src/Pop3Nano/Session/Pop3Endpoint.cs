namespace Pop3Nano.Session
{
    /// <summary>Where a server is and how to reach it safely.</summary>
    public sealed partial class Pop3Endpoint
    {
        /// <summary>A server by name or address.</summary>
        /// <param name="host">Its name, which its certificate must bear, or its address.</param>
        /// <param name="port">1 to 65535; 0: 995 with implicit TLS, else 110.</param>
        /// <param name="security">How the connection is protected.</param>
        /// <exception cref="System.ArgumentException">The host is empty, or the port is out of range.</exception>
        public Pop3Endpoint(string host, int port = 0, Pop3Security security = Pop3Security.Implicit)
        {
            if (host.Length == 0) throw Fail.Argument("The host is empty.");
            if (port < 0 || port > 65535) throw Fail.Argument("The port must be from 1 to 65535, or 0 for the usual one.");
            Host = host;
            Port = port != 0 ? port : security == Pop3Security.Implicit ? 995 : 110;
            Security = security;
        }

        /// <summary>The server's name or address.</summary>
        public string Host { get; }

        /// <summary>The port, from 1 to 65535.</summary>
        public int Port { get; }

        /// <summary>How the connection is protected.</summary>
        public Pop3Security Security { get; }

        /// <summary>Certificates (PEM, or one as DER) that are trusted to vouch for the server: alone on .NET, besides the device's own store on nanoFramework; empty: those that the platform trusts.</summary>
        public byte[] TrustedCertificates { get; set; } = new byte[0];

        /// <summary>Milliseconds for connecting, the TLS handshake and the greeting together, from 1: there is always a limit. 10,000 unless it is set.</summary>
        public int GreetingTimeout { get; set; } = 10000;
    }
}
