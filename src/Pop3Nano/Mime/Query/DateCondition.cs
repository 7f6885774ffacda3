using System;
using System.Globalization;

namespace Pop3Nano.Mime;

/// <summary>
/// A condition about the Date field. A day is compared with the day that the sender's clock showed, whatever its zone (as SENTON, SENTSINCE
/// and SENTBEFORE of RFC 3501 §6.4.4 do); a moment with the moment.
/// </summary>
internal sealed class DateCondition : QueryCondition
{
    private const string DayForm = "yyyy-MM-dd";
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    private static readonly string[] DayForms = [DayForm, "d-MMM-yyyy"];
    private static readonly string[] UniversalForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];
    private static readonly string[] MomentForms = [MomentForm, "yyyy-MM-dd'T'HH:mmzzz"];

    private readonly DateOnly? _day;
    private readonly DateTimeOffset _moment;

    internal DateCondition(QueryField field, QueryOperator comparison, DateOnly day)
        : base(field, comparison, Quote(day.ToString(DayForm, CultureInfo.InvariantCulture)))
    {
        _day = day;
    }

    internal DateCondition(QueryField field, QueryOperator comparison, DateTimeOffset moment)
        : base(field, comparison, Quote(moment.ToString(MomentForm, CultureInfo.InvariantCulture)))
    {
        _moment = moment;
    }

    /// <summary>Empty and NotEmpty.</summary>
    internal DateCondition(QueryField field, QueryOperator comparison)
        : base(field, comparison, "")
    {
    }

    internal static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    internal static bool TryReadMoment(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment)
        || DateTimeOffset.TryParseExact(text, UniversalForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    private protected override bool? Ask(QueryMail mail)
    {
        if (!mail.Knows(QueryNeeds.Header)) return null;
        DateTimeOffset? date = mail.Date;
        if (!QueryOperators.TakesValue(Comparison)) return date is null;
        if (date is not { } sent) return false;
        return QueryOperators.Fits(Comparison, _day is { } day ? DateOnly.FromDateTime(sent.DateTime).CompareTo(day) : sent.CompareTo(_moment));
    }
}
