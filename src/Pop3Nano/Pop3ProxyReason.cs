namespace Pop3Nano
{
    /// <summary>Why a proxy did not connect us.</summary>
    public enum Pop3ProxyReason
    {
        /// <summary>It said no more than no.</summary>
        Refused = 0,

        /// <summary>The proxy itself can't be reached.</summary>
        ProxyUnreachable = 1,

        /// <summary>It wants credentials and was given none, or none of a kind that is spoken here.</summary>
        CredentialsRequired = 2,

        /// <summary>It does not take the credentials.</summary>
        CredentialsRefused = 3,

        /// <summary>Its rules forbid this server or this port.</summary>
        Forbidden = 4,

        /// <summary>It knows no way to the server, or not its name.</summary>
        HostUnreachable = 5,

        /// <summary>The server refused the proxy's connection.</summary>
        ConnectionRefused = 6,

        /// <summary>It does not do what was asked: the command, or the kind of address.</summary>
        NotSupported = 7,

        /// <summary>What it answered is not its protocol: is it a proxy of this kind?</summary>
        BadReply = 8,

        /// <summary>It closed the connection without an answer.</summary>
        Closed = 9,
    }
}
