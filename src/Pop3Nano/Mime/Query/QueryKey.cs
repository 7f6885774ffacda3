using System;

namespace Pop3Nano.Mime;

/// <summary>The value of a message that it is sorted by: text without regard to case, or a number.</summary>
internal readonly record struct QueryKey(string Text, long Number)
{
    /// <summary>The key of this message. What has no such field comes first: no text, no date, an unknown size.</summary>
    internal static QueryKey Of(MessageInfoBase info, QueryField field) => field switch
    {
        QueryField.Size => new QueryKey("", info.Size),
        QueryField.SentDate or QueryField.InternalDate => new QueryKey("", info.Date?.UtcTicks ?? -1),
        QueryField.Subject => new QueryKey(info.Subject, 0),
        _ => new QueryKey(info.Headers.FirstAddress(QueryFields.NameOf(field))?.Address ?? "", 0),
    };

    internal int CompareTo(QueryKey other)
    {
        int order = StringComparer.OrdinalIgnoreCase.Compare(Text, other.Text);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }
}
