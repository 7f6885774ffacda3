namespace Pop3Nano.Mime
{
    /// <summary>The character sets that the room converts to UTF-8.</summary>
    public enum MimeCharset
    {
        /// <summary>Any other character set.</summary>
        Unknown,

        /// <summary>US-ASCII, or none named. Octets above 127 are read as UTF-8 (RFC 6532).</summary>
        UsAscii,

        /// <summary>UTF-8 (RFC 3629).</summary>
        Utf8,

        /// <summary>ISO-8859-1.</summary>
        Latin1,

        /// <summary>ISO-8859-15.</summary>
        Latin9,

        /// <summary>windows-1252.</summary>
        Windows1252,

        /// <summary>UTF-16 (RFC 2781): in the order that its mark says; without one the low octet of a pair is first.</summary>
        Utf16,

        /// <summary>UTF-16 with the high octet first, if no mark says otherwise.</summary>
        Utf16BigEndian,
    }
}
