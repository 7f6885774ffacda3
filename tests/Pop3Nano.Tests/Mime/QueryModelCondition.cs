using System;
using System.Globalization;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>The builder's calls for one condition.</summary>
internal static class QueryModelCondition
{
    public static MailQuery Build(QueryModel model, MailQueryBuilder builder) => model.Kind switch
    {
        "text" => Text(model, model.Field switch
        {
            "From" => builder.From,
            "To" => builder.To,
            "Cc" => builder.Cc,
            "Bcc" => builder.Bcc,
            "Subject" => builder.Subject,
            "Body" => builder.Body,
            _ => builder.Text,
        }),
        "size" => Size(model, builder.Size),
        _ => Date(model, model.Field == "SentDate" ? builder.SentDate : builder.InternalDate),
    };

    private static MailQuery Text(QueryModel model, MailQueryTextField field) => model.Operator switch
    {
        "Contains" => field.Contains(model.Value, model.IgnoresCase),
        "NotContains" => field.NotContains(model.Value, model.IgnoresCase),
        "=" => field.Equals(model.Value, model.IgnoresCase),
        "!=" => field.NotEquals(model.Value, model.IgnoresCase),
        "Empty" => field.Empty(),
        _ => field.NotEmpty(),
    };

    private static MailQuery Size(QueryModel model, MailQuerySizeField field)
    {
        long octets = long.Parse(model.Value, CultureInfo.InvariantCulture);
        return model.Operator switch
        {
            "=" => field.Equals(octets),
            "!=" => field.NotEquals(octets),
            "<" => field.Less(octets),
            "<=" => field.LessOrEqual(octets),
            ">" => field.Greater(octets),
            _ => field.GreaterOrEqual(octets),
        };
    }

    private static MailQuery Date(QueryModel model, MailQueryDateField field)
    {
        if (model.Operator == "Empty") return field.Empty();
        if (model.Operator == "NotEmpty") return field.NotEmpty();
        var moment = DateTimeOffset.Parse(model.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        DateTime day = moment.DateTime.AddHours(13); // the time of a day does not matter
        return (model.Kind, model.Operator) switch
        {
            ("day", "=") => field.On(day),
            ("day", "!=") => field.NotOn(day),
            ("day", "<") => field.Before(day),
            ("day", "<=") => field.BeforeOrEqual(day),
            ("day", ">") => field.After(day),
            ("day", _) => field.Since(day),
            (_, "<") => field.Before(moment),
            (_, "<=") => field.BeforeOrEqual(moment),
            (_, ">") => field.After(moment),
            _ => field.Since(moment),
        };
    }
}
