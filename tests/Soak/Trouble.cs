namespace Pop3Nano.Soak;

/// <summary>What can be wrong for a while.</summary>
internal enum Trouble
{
    None,

    /// <summary>Connections end behind some octet of the server's.</summary>
    Cut,

    /// <summary>Connections fall silent behind some octet.</summary>
    Stall,

    /// <summary>Octets come one by one, slowly.</summary>
    Drip,

    /// <summary>One command is answered with -ERR.</summary>
    Refused,

    /// <summary>Logins and listings are answered with -ERR [SYS/TEMP].</summary>
    Busy,

    /// <summary>One command is answered with octets that are no reply.</summary>
    Garbage,

    /// <summary>Deletions are carried out, but nobody hears of it.</summary>
    Unconfirmed,

    /// <summary>The password is another one.</summary>
    WrongPassword,

    /// <summary>Somebody else's session holds the maildrop.</summary>
    Locked,

    /// <summary>Nobody answers the phone.</summary>
    Down,

    /// <summary>The device does not know the time.</summary>
    NoTime,

    /// <summary>The device's clock is wrong, by up to years: back as far as you like, ahead by less than commands live.</summary>
    WrongTime,

    /// <summary>The machine sleeps, and all clocks jump when it wakes up.</summary>
    Asleep,
}
