namespace Pop3Nano.Mime;

public sealed partial class MailText
{
    /// <summary>The Date field in seconds since 1970, UTC (RFC 5322 §3.3, §4.3); false if there is none that can be read.</summary>
    public bool TryGetDate(out long unixSeconds) => MailDate.TryParse(_store, FromSize, _dateLength, out unixSeconds);
}
