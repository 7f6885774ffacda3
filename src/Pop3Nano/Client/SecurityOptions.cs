using System;

namespace Pop3Nano.Client
{
    /// <summary>How a connection is protected. Nothing ever falls back to a weaker way.</summary>
    [Flags]
    public enum SecurityOptions
    {
        /// <summary>Clear text: everybody on the way reads the password and the mail.</summary>
        None = 1,

        /// <summary>STLS behind the greeting (RFC 2595 §4); a server without it is refused.</summary>
        SSLExplicit = 2,

        /// <summary>TLS from the first octet (RFC 8314 §3.1).</summary>
        SSLImplicit = 4,

        /// <summary>Port 0 or 995: implicit TLS; any other: STLS.</summary>
        SSLAuto = 6,

        /// <summary>The same as <see cref="SSLAuto"/>: clear text has to be asked for by name.</summary>
        Auto = 7,
    }
}
