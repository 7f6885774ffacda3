using System;

namespace Pop3Nano.Client
{
    /// <summary>TLS versions.</summary>
    [Flags]
    public enum EncryptionProtocols
    {
        /// <summary>What the platform thinks best.</summary>
        NotSpecified = 0,

        /// <summary>Broken since 1995; no platform speaks it.</summary>
        Ssl2 = 12,

        /// <summary>Broken (RFC 7568).</summary>
        Ssl3 = 48,

        /// <summary>TLS 1.0, deprecated (RFC 8996).</summary>
        Tls = 192,

        /// <summary>TLS 1.1, deprecated (RFC 8996).</summary>
        Tls11 = 768,

        /// <summary>TLS 1.2.</summary>
        Tls12 = 3072,

        /// <summary>TLS 1.3.</summary>
        Tls13 = 12288,
    }
}
