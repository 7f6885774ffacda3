using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>A mail, and what a reader of it knows.</summary>
internal sealed class QueryFacts(string mail, DateTimeOffset? date, Dictionary<string, string[]> values)
{
    public static readonly DateTime Day = new(2026, 11, 22);

    /// <summary>One hour before midnight where the sender is; in UTC the next day.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 11, 22, 23, 0, 0, TimeSpan.FromHours(-5));

    public static readonly QueryFacts[] All =
    [
        new("From: \"Ann O'Hara\" <ann@x.test>\r\nTo: bob@x.test, Ann O'Hara <ANN@x.test>\r\nSubject: Big REPORT\r\nDate: Sun, 22 Nov 2026 23:00:00 -0500\r\n\r\nfirst line\r\nlast line\r\n", Moment, new()
        {
            ["From"] = ["ann@x.test", "Ann O'Hara", "Ann O'Hara <ann@x.test>"],
            ["To"] = ["bob@x.test", "ANN@x.test", "Ann O'Hara", "Ann O'Hara <ANN@x.test>"],
            ["Subject"] = ["Big REPORT"],
            ["Body"] = ["first line\r\nlast line"],
            ["Text"] = ["From: \"Ann O'Hara\" <ann@x.test>", "To: bob@x.test, Ann O'Hara <ANN@x.test>", "Subject: Big REPORT", "Date: Sun, 22 Nov 2026 23:00:00 -0500", "first line\r\nlast line"],
        }),
        new("Subject: =?utf-8?q?report_=C3=A9?=\r\nContent-Type: text/html\r\n\r\n<p>a & b | !c</p>\r\n", null, new()
        {
            ["Subject"] = ["report é"],
            ["Body"] = ["<p>a & b | !c</p>"],
            ["Text"] = ["Subject: report é", "Content-Type: text/html", "<p>a & b | !c</p>"],
        }),
        new("\r\n", null, []),
    ];

    public long Size => Encoding.UTF8.GetByteCount(mail);

    public MailMessage Load() => MailMessage.Load(Encoding.UTF8.GetBytes(mail));

    /// <summary>Whether a condition holds.</summary>
    public bool Fit(QueryModel condition)
    {
        string[] texts = values.GetValueOrDefault(condition.Field, []);
        StringComparison how = condition.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (condition.Operator == "Empty") return condition.Kind == "text" ? texts.Length == 0 : date == null;
        if (condition.Operator == "NotEmpty") return condition.Kind == "text" ? texts.Length > 0 : date != null;
        return condition.Kind switch
        {
            "size" => Compare(condition.Operator, Size.CompareTo(long.Parse(condition.Value, CultureInfo.InvariantCulture))),
            "day" => date == null ? condition.Operator == "!=" : Compare(condition.Operator, date.Value.Date.CompareTo(DateTime.Parse(condition.Value, CultureInfo.InvariantCulture))),
            "moment" => date != null && Compare(condition.Operator, date.Value.UtcDateTime.CompareTo(DateTimeOffset.Parse(condition.Value, CultureInfo.InvariantCulture).UtcDateTime)),
            _ => condition.Operator switch
            {
                "Contains" => texts.Any(text => text.Contains(condition.Value, how)),
                "NotContains" => !texts.Any(text => text.Contains(condition.Value, how)),
                "=" => texts.Any(text => text.Equals(condition.Value, how)),
                _ => !texts.Any(text => text.Equals(condition.Value, how)),
            },
        };
    }

    private static bool Compare(string comparison, int order) => comparison switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
