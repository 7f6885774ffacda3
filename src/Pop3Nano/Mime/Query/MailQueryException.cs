using System;

namespace Pop3Nano.Mime;

/// <summary>The text is no query. Nothing was sent.</summary>
/// <param name="reason">What is wrong.</param>
/// <param name="offset">Where, in characters from the beginning of the text.</param>
public sealed class MailQueryException(string reason, int offset) : ArgumentException(reason + " (At offset " + offset.ToString(System.Globalization.CultureInfo.InvariantCulture) + " of the query.)")
{
    /// <summary>Where the text goes wrong, in characters from its beginning.</summary>
    public int Offset { get; } = offset;
}
