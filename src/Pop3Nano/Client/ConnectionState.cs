namespace Pop3Nano.Client
{
    /// <summary>What is known of a connection.</summary>
    public enum ConnectionState
    {
        /// <summary>Connected, as far as one can tell without traffic.</summary>
        Open,

        /// <summary>It was lost; the next call says so or connects anew.</summary>
        Broken,

        /// <summary>Not connected.</summary>
        Closed,
    }
}
