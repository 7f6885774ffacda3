namespace Pop3Nano.Session
{
    /// <summary>Which way a line of a protocol log went.</summary>
    public enum ProtocolDirection
    {
        /// <summary>No way: what the client did or found.</summary>
        Note = 0,

        /// <summary>From the client to the server.</summary>
        Sent = 1,

        /// <summary>From the server to the client.</summary>
        Received = 2,
    }
}
