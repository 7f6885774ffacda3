namespace Pop3Nano.Mime
{
    /// <summary>The transfer encoding of a body (RFC 2045 §6.1).</summary>
    public enum MimeEncoding
    {
        /// <summary>7bit, 8bit, binary or none: the octets are the body. Unknown encodings are read as this one.</summary>
        Identity,

        /// <summary>base64 (RFC 2045 §6.8).</summary>
        Base64,

        /// <summary>quoted-printable (RFC 2045 §6.7).</summary>
        QuotedPrintable,
    }
}
