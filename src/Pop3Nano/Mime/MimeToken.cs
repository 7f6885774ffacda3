namespace Pop3Nano.Mime
{
    /// <summary>What <see cref="MimeReader.Read"/> has found. README.md in this folder has the grammar.</summary>
    public enum MimeToken
    {
        /// <summary>The pushed octets are used up: push more or complete the message.</summary>
        NeedOctets,

        /// <summary>A header field begins (RFC 5322 §2.2). The slice is its name as it was sent.</summary>
        HeaderName,

        /// <summary>A piece of the field's raw value, the line ends of folds left out (RFC 5322 §2.2.3).</summary>
        HeaderValue,

        /// <summary>The field is complete.</summary>
        HeaderEnd,

        /// <summary>The header of this part is complete.</summary>
        HeadersEnd,

        /// <summary>
        /// A part begins: its media, charset, encoding and disposition are known. Nested parts follow if it is a container.
        /// </summary>
        PartStart,

        /// <summary>A piece of the body, its transfer encoding undone (RFC 2045 §6).</summary>
        Body,

        /// <summary>The part that began last and has not ended yet is complete.</summary>
        PartEnd,

        /// <summary>The message is complete. Every later call answers the same until <see cref="MimeReader.Begin"/>.</summary>
        MessageEnd,

        /// <summary>A departure from the RFCs was passed over; <see cref="MimeReader.Problem"/> says which.</summary>
        Problem,
    }
}
