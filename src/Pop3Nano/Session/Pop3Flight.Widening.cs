namespace Pop3Nano.Session
{
    public sealed partial class Pop3Flight
    {
        /// <summary>True if the caller may stop at any reply: what was asked for ahead would have to be read for nothing, and stays within the usual window.</summary>
        internal bool MayBeLeft { get; set; }
    }
}
