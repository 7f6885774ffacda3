namespace Pop3Nano.Tests.Support;

/// <summary>How a write of a store fails.</summary>
public enum StoreFailure
{
    /// <summary>An exception; the slot is as it was.</summary>
    Refused,

    /// <summary>An exception, when the old file was already cut to nothing.</summary>
    Emptied,

    /// <summary>An exception, when half of it was written.</summary>
    Half,

    /// <summary>Half of it is written, and nobody says so.</summary>
    SilentHalf,

    /// <summary>Nothing is written, and nobody says so.</summary>
    Lost,

    /// <summary>All of it is written, and then an exception: it may not be on the disk.</summary>
    Unflushed,
}
