using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>A query as the tests think of it, apart from the library: built by the builder, written in any spelling, answered from facts.</summary>
internal sealed record QueryModel(string Kind, string Field, string Operator, string Value, bool IgnoresCase, params QueryModel[] Parts)
{
    private static readonly string[] Values =
        ["report", "REPORT", "it's", "''", "a & b | !c", "(", "é", "\r\n", " ", "ann@x.test", "Ann O'Hara", "Ann O'Hara <ann@x.test>", "first line", "Subject: ", "ss", "日本"];

    private static readonly Gen<QueryModel> TextCondition =
        from field in Gen.Elements("From", "To", "Cc", "Bcc", "Subject", "Body", "Text")
        from comparison in Gen.Elements("Contains", "NotContains", "=", "!=", "Empty", "NotEmpty")
        from value in Gen.OneOf(Gen.Elements(Values), ArbMap.Default.GeneratorFor<NonEmptyString>().Select(any => any.Get))
        from ignoresCase in Gen.Elements(true, false)
        select comparison.EndsWith("Empty", StringComparison.Ordinal) ? new QueryModel("text", field, comparison, "", false) : new QueryModel("text", field, comparison, value, ignoresCase);

    private static readonly Gen<QueryModel> DayCondition =
        from field in Gen.Elements("SentDate", "InternalDate")
        from comparison in Gen.Elements("=", "!=", "<", "<=", ">", ">=", "Empty", "NotEmpty")
        from days in Gen.Choose(-3, 3)
        select new QueryModel("day", field, comparison, comparison.EndsWith("Empty", StringComparison.Ordinal) ? "" : QueryFacts.Day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false);

    private static readonly Gen<QueryModel> MomentCondition =
        from field in Gen.Elements("SentDate", "InternalDate")
        from comparison in Gen.Elements("<", "<=", ">", ">=")
        from minutes in Gen.Choose(-300, 300)
        from zone in Gen.Choose(-28, 28)
        from ticks in Gen.Elements(0L, 10_000_000, 1)
        select new QueryModel("moment", field, comparison, QueryFacts.Moment.AddMinutes(minutes).AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(zone * 30)).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture), false);

    private static readonly Gen<QueryModel> SizeCondition =
        from comparison in Gen.Elements("=", "!=", "<", "<=", ">", ">=")
        from size in Gen.Elements(0L, 1, 300, long.MaxValue)
        select new QueryModel("size", "Size", comparison, size.ToString(CultureInfo.InvariantCulture), false);

    public static Gen<QueryModel> Any(int depth = 4)
    {
        Gen<QueryModel> condition = Gen.OneOf(TextCondition, TextCondition, DayCondition, MomentCondition, SizeCondition);
        if (depth == 0) return condition;
        Gen<QueryModel> part = Any(depth - 1);
        Gen<QueryModel> group =
            from kind in Gen.Elements("&", "|")
            from first in part
            from second in part
            from more in Gen.OneOf(Gen.Constant(Array.Empty<QueryModel>()), part.Select(third => new[] { third }))
            select new QueryModel(kind, "", "", "", false, [first, second, .. more]);
        return Gen.OneOf(condition, group, group, part.Select(one => new QueryModel("!", "", "", "", false, one)));
    }

    public MailQuery Build(MailQueryBuilder builder) => Kind switch
    {
        "&" => Parts.Select(part => part.Build(builder)).ToList().Aggregate(builder.And),
        "|" => Parts.Select(part => part.Build(builder)).ToList().Aggregate(builder.Or),
        "!" => builder.Not(Parts[0].Build(builder)),
        _ => QueryModelCondition.Build(this, builder),
    };

    /// <summary>The text in some spelling: blanks, upper and lower case, needless parentheses.</summary>
    public string Write(Random random)
    {
        string text = Kind switch
        {
            "&" or "|" => string.Join(Blank(random) + Kind + Blank(random), Parts.Select(part => part.Kind == "|" ? "(" + part.Write(random) + ")" : part.Write(random))),
            "!" => "!" + Blank(random) + (Parts[0].Kind is "&" or "|" ? "(" + Parts[0].Write(random) + ")" : Parts[0].Write(random)),
            _ => WriteCondition(random),
        };
        return random.Next(4) == 0 ? "(" + Blank(random) + text + Blank(random) + ")" : text;
    }

    public bool Holds(QueryFacts facts) => Kind switch
    {
        "&" => Parts.All(part => part.Holds(facts)),
        "|" => Parts.Any(part => part.Holds(facts)),
        "!" => !Parts[0].Holds(facts),
        _ => facts.Fit(this),
    };

    private string WriteCondition(Random random)
    {
        string value = Operator.EndsWith("Empty", StringComparison.Ordinal) ? "" : Kind == "size" && random.Next(2) == 0 ? Value : "'" + Value.Replace("'", "''") + "'";
        string field = random.Next(3) == 0 ? Field : "'" + Case(Field, random) + "'";
        return field + " " + Case(Operator, random) + " " + value + (IgnoresCase ? Blank(random) + Case("IgnoreCase", random) : "");
    }

    private static string Case(string word, Random random) => random.Next(3) switch { 0 => word.ToUpperInvariant(), 1 => word.ToLowerInvariant(), _ => word };

    private static string Blank(Random random) => random.Next(4) switch { 0 => "", 1 => " ", 2 => "\r\n\t", _ => "  " };
}
