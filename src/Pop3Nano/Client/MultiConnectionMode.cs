namespace Pop3Nano.Client
{
    /// <summary>Whether heavy calls spread over several connections.</summary>
    public enum MultiConnectionMode
    {
        /// <summary>One connection.</summary>
        Disable,

        /// <summary>Up to <see cref="EmailClient.ConnectionsQuantity"/> connections for every call that reads many messages.</summary>
        Enable,

        /// <summary>The same, but only where it pays: from 32 messages on.</summary>
        Auto,
    }
}
