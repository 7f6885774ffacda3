namespace Pop3Nano.Session
{
    /// <summary>How to log in.</summary>
    public enum Pop3LoginMethod
    {
        /// <summary>AUTH PLAIN if the server announces it, else USER and PASS, else AUTH LOGIN.</summary>
        Automatic = 0,

        /// <summary>USER and PASS (RFC 1939 §7), in one flight.</summary>
        UserPass = 1,

        /// <summary>AUTH PLAIN (RFC 4616), with an initial response unless the server is known to refuse one.</summary>
        Plain = 2,

        /// <summary>AUTH LOGIN, in three steps.</summary>
        Login = 3,

        /// <summary>APOP (RFC 1939 §7): only on request, since MD5 no longer protects a password.</summary>
        Apop = 4,
    }
}
