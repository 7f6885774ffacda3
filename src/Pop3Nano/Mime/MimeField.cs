namespace Pop3Nano.Mime
{
    /// <summary>The header fields that the room itself looks at. The values are the first numbers of <see cref="Words"/>.</summary>
    public enum MimeField
    {
        /// <summary>Any other field.</summary>
        Other,

        /// <summary>Content-Type (RFC 2045 §5).</summary>
        ContentType,

        /// <summary>Content-Transfer-Encoding (RFC 2045 §6).</summary>
        ContentTransferEncoding,

        /// <summary>Content-Disposition (RFC 2183).</summary>
        ContentDisposition,

        /// <summary>Subject (RFC 5322 §3.6.5).</summary>
        Subject,

        /// <summary>From (RFC 5322 §3.6.2).</summary>
        From,

        /// <summary>Date (RFC 5322 §3.6.1).</summary>
        Date,
    }
}
