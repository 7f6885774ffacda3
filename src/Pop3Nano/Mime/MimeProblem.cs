namespace Pop3Nano.Mime
{
    /// <summary>A departure from the RFCs, or a bound of the reader, that reading has passed over.</summary>
    public enum MimeProblem
    {
        /// <summary>No problem.</summary>
        None,

        /// <summary>A line in a header is no field (RFC 5322 §2.2). It was skipped; as the first line it begins the body.</summary>
        BadHeaderLine,

        /// <summary>A field is longer than the bound. The rest of it was skipped.</summary>
        HeaderTooLong,

        /// <summary>A Content-Type cannot be read (RFC 2045 §5.1). The part counts as text/plain (RFC 2045 §5.2).</summary>
        BadContentType,

        /// <summary>A multipart has no boundary (RFC 2046 §5.1.1). Its body counts as text/plain.</summary>
        MissingBoundary,

        /// <summary>
        /// A boundary has more than 70 octets (RFC 2046 §5.1.1). It is used if it fits the reader, else the body is left whole.
        /// </summary>
        BoundaryTooLong,

        /// <summary>A multipart ended without its close delimiter (RFC 2046 §5.1.1).</summary>
        MissingClose,

        /// <summary>Parts are nested deeper than the bound. The body of this one is left whole.</summary>
        TooDeep,

        /// <summary>The message has more parts than the bound. The rest was skipped.</summary>
        TooManyParts,

        /// <summary>A transfer encoding is unknown (RFC 2045 §6.4) or not allowed for this part (RFC 2046 §5.1, §5.2.1).</summary>
        BadEncoding,

        /// <summary>
        /// A base64 body has octets outside the alphabet or ends inside a group (RFC 2045 §6.8). Told once, at the end of the part.
        /// </summary>
        BadBase64,

        /// <summary>
        /// A quoted-printable body has an escape without two hexadecimal digits (RFC 2045 §6.7). Told once, at the end of the part.
        /// </summary>
        BadQuotedPrintable,
    }
}
