namespace Pop3Nano.Client
{
    /// <summary>How much of each message a listing holds.</summary>
    public enum Pop3ListFields
    {
        /// <summary>Number, size and unique-id.</summary>
        IdOnly,

        /// <summary>These and the header.</summary>
        Main,
    }
}
