namespace Pop3Nano.Client
{
    /// <summary>Whether commands may fly together (RFC 2449 §6.6).</summary>
    public enum PipeliningMode
    {
        /// <summary>If the server announces PIPELINING.</summary>
        Auto,

        /// <summary>Whatever the server announces.</summary>
        Enabled,

        /// <summary>Never: each command waits for the reply to the one before.</summary>
        Disabled,
    }
}
