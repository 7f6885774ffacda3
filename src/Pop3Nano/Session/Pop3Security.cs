namespace Pop3Nano.Session
{
    /// <summary>How a connection is protected. None of these ever falls back to another.</summary>
    public enum Pop3Security
    {
        /// <summary>TLS from the first octet (RFC 8314 §3.1), port 995 by custom.</summary>
        Implicit = 0,

        /// <summary>STLS before anything else (RFC 2595 §4), port 110 by custom. A server without it is left.</summary>
        StartTls = 1,

        /// <summary>No protection: passwords and mails can be read and changed on the way.</summary>
        None = 2,
    }
}
