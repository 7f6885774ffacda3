namespace Pop3Nano.Client
{
    /// <summary>Which connection serves a call that names none.</summary>
    public enum ConnectionAsgmtMode
    {
        /// <summary>The default connection of this thread or flow of tasks if there is one, else the main connection.</summary>
        UseMainOrDefault,

        /// <summary>The main connection, whoever calls.</summary>
        UseMain,

        /// <summary>The default connection of this thread or flow; its first call makes one.</summary>
        UseDefault,
    }
}
