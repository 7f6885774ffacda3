namespace Pop3Nano.Generator.Model;

/// <summary>The shape of an +OK reply; the names are the constants of Pop3Form.</summary>
internal enum ReplyShape
{
    /// <summary>One line with free text.</summary>
    Status,

    /// <summary>One line with fields.</summary>
    Fields,

    /// <summary>A line of fields for each message, up to the termination octet.</summary>
    Listing,

    /// <summary>A byte-stuffed message.</summary>
    Message,

    /// <summary>Challenges, then a status line.</summary>
    Sasl,

    /// <summary>A line for each capability.</summary>
    Capabilities,
}
