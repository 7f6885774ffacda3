namespace Pop3Nano.Mime
{
    /// <summary>The kinds of media that decide how a part is read (RFC 2046). The type itself is in the Content-Type field.</summary>
    public enum MimeMedia
    {
        /// <summary>Any other media: a body of octets.</summary>
        Other,

        /// <summary>text/plain, which is also what a part without a Content-Type is (RFC 2045 §5.2).</summary>
        TextPlain,

        /// <summary>text/html.</summary>
        TextHtml,

        /// <summary>Any other text.</summary>
        Text,

        /// <summary>multipart of any kind: nested parts follow (RFC 2046 §5.1).</summary>
        Multipart,

        /// <summary>message/rfc822 or message/global: one nested message follows (RFC 2046 §5.2.1).</summary>
        Message,
    }
}
