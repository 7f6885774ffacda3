namespace Pop3Nano.Testing;

/// <summary>How the server spells a SASL challenge (RFC 5034 §4).</summary>
public enum ChallengeStyle
{
    /// <summary>A plus, a blank and the challenge in base64, as the RFC has it.</summary>
    Plus = 0,

    /// <summary>A lone plus without blank or challenge.</summary>
    BarePlus = 1,

    /// <summary><c>+OK</c> where a plus is due, as Exchange 2003 does.</summary>
    PlusOk = 2,

    /// <summary>A plus and text that is not base64.</summary>
    PlusText = 3,
}
