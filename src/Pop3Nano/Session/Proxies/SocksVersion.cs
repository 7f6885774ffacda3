namespace Pop3Nano.Session
{
    /// <summary>A version of the SOCKS protocol.</summary>
    public enum SocksVersion
    {
        /// <summary>SOCKS 4: IPv4 addresses only, so that names are looked up here; a user name without a password.</summary>
        Socks4 = 0,

        /// <summary>SOCKS 4a: the same with names, which the proxy looks up.</summary>
        Socks4a = 1,

        /// <summary>SOCKS 5 (RFC 1928): names, IPv4 and IPv6; without credentials or with user name and password (RFC 1929).</summary>
        Socks5 = 2,
    }
}
