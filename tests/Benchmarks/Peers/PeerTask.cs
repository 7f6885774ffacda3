namespace Pop3Nano.Benchmarks;

/// <summary>What each mail program is asked to do. Nothing is deleted, so that it can be done again.</summary>
internal enum PeerTask
{
    /// <summary>Log in, list, fetch every message, QUIT.</summary>
    Poll,

    /// <summary>TOP n 0 of every message.</summary>
    Headers,

    /// <summary>The unique-ids of all.</summary>
    Uidl,
}
