namespace Pop3Nano.Client
{
    /// <summary>Takes one message of a listing.</summary>
    /// <param name="sequenceNumber">Its number, from 1.</param>
    /// <param name="size">Its size in octets, a hint; -1: unknown.</param>
    /// <param name="uniqueId">Its unique-id; empty: the server has none.</param>
    public delegate void Pop3ListingCallback(int sequenceNumber, long size, string uniqueId);
}
