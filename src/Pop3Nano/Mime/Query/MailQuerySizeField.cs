using System;

namespace Pop3Nano.Mime;

/// <summary>Conditions about the octets of a message as the server lists them; nothing but the listing is read for them. A size that is not told fits no comparison but <see cref="NotEquals"/>.</summary>
public sealed class MailQuerySizeField : MailQueryField
{
    internal MailQuerySizeField(MailQueryBuilder builder)
        : base(builder, QueryField.Size)
    {
    }

    /// <summary>This many octets.</summary>
    public MailQuery Equals(long octets) => Add(QueryOperator.Equal, octets);

    /// <summary>Any other number of octets.</summary>
    public MailQuery NotEquals(long octets) => Add(QueryOperator.NotEqual, octets);

    /// <summary>Fewer octets.</summary>
    public MailQuery Less(long octets) => Add(QueryOperator.Less, octets);

    /// <summary>As many octets or fewer.</summary>
    public MailQuery LessOrEqual(long octets) => Add(QueryOperator.LessOrEqual, octets);

    /// <summary>More octets.</summary>
    public MailQuery Greater(long octets) => Add(QueryOperator.Greater, octets);

    /// <summary>As many octets or more.</summary>
    public MailQuery GreaterOrEqual(long octets) => Add(QueryOperator.GreaterOrEqual, octets);

    private MailQuery Add(QueryOperator comparison, long octets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        return Add(new SizeCondition(comparison, octets));
    }
}
