using System;

namespace Pop3Nano.Mime;

/// <summary>
/// Conditions about the Date field. A <see cref="DateTime"/> stands for its day, whatever its time, and is compared with the day that the sender's
/// clock showed (RFC 3501 §6.4.4); a <see cref="DateTimeOffset"/> stands for a moment. A message without a date that can be read
/// is on no day, not before and not since.
/// </summary>
public sealed class MailQueryDateField : MailQueryField
{
    internal MailQueryDateField(MailQueryBuilder builder, QueryField field)
        : base(builder, field)
    {
    }

    /// <summary>On this day.</summary>
    public MailQuery On(DateTime day) => Add(QueryOperator.Equal, day);

    /// <summary>Not on this day.</summary>
    public MailQuery NotOn(DateTime day) => Add(QueryOperator.NotEqual, day);

    /// <summary>Before this day.</summary>
    public MailQuery Before(DateTime day) => Add(QueryOperator.Less, day);

    /// <summary>Before this moment.</summary>
    public MailQuery Before(DateTimeOffset moment) => Add(QueryOperator.Less, moment);

    /// <summary>On this day or before.</summary>
    public MailQuery BeforeOrEqual(DateTime day) => Add(QueryOperator.LessOrEqual, day);

    /// <summary>At this moment or before.</summary>
    public MailQuery BeforeOrEqual(DateTimeOffset moment) => Add(QueryOperator.LessOrEqual, moment);

    /// <summary>On this day or after.</summary>
    public MailQuery Since(DateTime day) => Add(QueryOperator.GreaterOrEqual, day);

    /// <summary>At this moment or after.</summary>
    public MailQuery Since(DateTimeOffset moment) => Add(QueryOperator.GreaterOrEqual, moment);

    /// <summary>After this day.</summary>
    public MailQuery After(DateTime day) => Add(QueryOperator.Greater, day);

    /// <summary>After this moment.</summary>
    public MailQuery After(DateTimeOffset moment) => Add(QueryOperator.Greater, moment);

    /// <summary>There is no date that can be read.</summary>
    public MailQuery Empty() => Add(new DateCondition(Field, QueryOperator.Empty));

    /// <summary>There is a date.</summary>
    public MailQuery NotEmpty() => Add(new DateCondition(Field, QueryOperator.NotEmpty));

    private MailQuery Add(QueryOperator comparison, DateTime day) => Add(new DateCondition(Field, comparison, DateOnly.FromDateTime(day)));

    private MailQuery Add(QueryOperator comparison, DateTimeOffset moment) => Add(new DateCondition(Field, comparison, moment));
}
