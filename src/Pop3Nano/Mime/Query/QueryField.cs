namespace Pop3Nano.Mime;

/// <summary>What a query can ask about. The names are those of the text form.</summary>
internal enum QueryField
{
    From,
    To,
    Cc,
    Bcc,
    Subject,

    /// <summary>The Date field of the header.</summary>
    SentDate,

    /// <summary>The same: POP3 tells no date of arrival.</summary>
    InternalDate,
    Size,

    /// <summary>The plain text and the HTML text.</summary>
    Body,

    /// <summary>The fields of the header and the body.</summary>
    Text,
}
