namespace Pop3Nano.Testing;

/// <summary>What the server does with an initial response in the AUTH line (RFC 5034 §4).</summary>
public enum InitialResponseHandling
{
    /// <summary>It is taken.</summary>
    Accepted = 0,

    /// <summary>It is a syntax error: <c>-ERR</c>. The two-step form works.</summary>
    Refused = 1,

    /// <summary>The connection is closed without a reply, as Exchange Online does. The two-step form works.</summary>
    Closes = 2,

    /// <summary>It is not read: the server asks as if AUTH had come without it, as servers older than RFC 5034 do.</summary>
    Ignored = 3,
}
