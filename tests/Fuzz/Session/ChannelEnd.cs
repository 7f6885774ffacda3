namespace Pop3Nano.Fuzz.Session;

/// <summary>What comes behind the server's last octet.</summary>
internal enum ChannelEnd
{
    /// <summary>It closes.</summary>
    Closes,

    /// <summary>It closes, too: that is the usual end.</summary>
    ClosesAsUsual,

    /// <summary>It is silent until the deadline; without one it closes.</summary>
    IsSilent,

    /// <summary>The connection breaks.</summary>
    Fails,
}
