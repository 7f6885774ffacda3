using System;

namespace Pop3Nano.Mime;

/// <content>Values with parameters (RFC 2045 §5.1, RFC 2231).</content>
public static partial class HeaderReader
{
    /// <summary>
    /// Reads a value with parameters as mail has it: comments, missing and repeated semicolons, values with blanks and without quotes. At
    /// most 1000 parameters are read.
    /// </summary>
    public static MimeParameters ReadParameters(ReadOnlySpan<byte> value)
    {
        value = Trim(Bound(value));
        return value.IsEmpty ? MimeParameters.Empty : new ParameterParser(value).Read();
    }
}
