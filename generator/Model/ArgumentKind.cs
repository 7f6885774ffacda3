namespace Pop3Nano.Generator.Model;

/// <summary>How an argument is written on the command line.</summary>
internal enum ArgumentKind
{
    /// <summary>A decimal number with a least value.</summary>
    Number,

    /// <summary>Octets without blanks.</summary>
    Word,

    /// <summary>Octets that may hold blanks: the last argument of a line.</summary>
    Text,

    /// <summary>Octets that are written as base64 (RFC 4648); none are written as "=".</summary>
    Base64,
}
