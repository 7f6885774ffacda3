using System;
using System.Globalization;

namespace Pop3Nano.Mime;

/// <summary>The parts of a date, told apart by what they look like.</summary>
internal struct DateParts
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private int _day;
    private int _month;
    private int _year;
    private TimeSpan? _time;
    private TimeSpan? _zone;
    private bool _hasYear;
    private bool _bad;

    /// <summary>Takes the next word; false if the rest does not matter.</summary>
    internal bool Add(string word)
    {
        char c = word[0];
        if (_zone is null && c is '+' or '-' && _time is not null)
        {
            _zone = Offset(word);
        }
        else if (word.Contains(':') && IndexOfT(word) is > 0 and int middle)
        {
            return Add(word[..middle]) && Add(word[(middle + 1)..]);
        }
        else if (word.Contains(':') && char.IsAsciiLetter(c))
        {
            AddWord(word);
        }
        else if (word.Contains(':'))
        {
            AddTime(word);
        }
        else if (word.Contains('-') || word.Contains('/'))
        {
            AddDate(word.Split('-', '/'), word.Contains('/'));
        }
        else if (char.IsAsciiDigit(c))
        {
            AddNumber(word.TrimEnd('.'));
        }
        else if (char.IsAsciiLetter(c))
        {
            AddWord(word);
        }

        return !_bad && !(_zone is not null && _hasYear);
    }

    internal readonly bool TryMake(out DateTimeOffset date)
    {
        date = default;
        if (_bad || _month == 0 || !_hasYear || _year is < 1 or > 9999 || _day < 1 || _day > DateTime.DaysInMonth(_year, _month)) return false;
        DateTime local = new DateTime(_year, _month, _day) + (_time ?? TimeSpan.Zero);
        TimeSpan zone = _zone ?? TimeSpan.Zero;

        // An offset that the platform's type does not hold is applied.
        bool holds = zone.Duration() <= TimeSpan.FromHours(14);
        long utc = local.Ticks - zone.Ticks;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks) return false;
        date = holds ? new DateTimeOffset(local, zone) : new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    // hours:minutes[:seconds[.fraction]], and the zone that may follow without a blank.
    private void AddTime(string word)
    {
        int end = word.IndexOfAny(['+', '-', 'Z', 'z']);
        string[] parts = (end < 0 ? word : word[..end]).Split(':');
        if (_time is not null) return;
        if (parts.Length < 2)
        {
            _bad = true; // the colon is the zone's: 10+00:00
            return;
        }

        int hour = Number(parts[0]);
        int minute = Number(parts[1]);
        string seconds = parts.Length > 2 ? parts[2].Split('.')[0] : "0";
        int second = Number(seconds);
        _bad = hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60;

        // DateTime has no leap second.
        _time = new TimeSpan(hour, minute, Math.Min(second, 59));
        if (end >= 0) _zone = Offset(word[end..]);
    }

    // The T of ISO 8601 stands between digits, that of GMT+01:00 does not.
    private static int IndexOfT(string word)
    {
        int at = word.IndexOf('T');
        return at > 0 && at + 1 < word.Length && char.IsAsciiDigit(word[at - 1]) && char.IsAsciiDigit(word[at + 1]) ? at : -1;
    }

    // 27-Mar-2015, 27-3-2015, 2015-03-27, and with a time behind a T. With slashes day and month stand in one order as often as in the other.
    private void AddDate(string[] parts, bool slashes)
    {
        if (parts.Length < 3 || parts[0].Length == 0 || parts[1].Length == 0) return;
        if (parts[0].Length == 4 && Number(parts[0]) > 0)
        {
            SetYear(parts[0]);
            _month = Number(parts[1]) is >= 1 and <= 12 and int month ? month : 0;
            _day = Number(parts[2]);
        }
        else
        {
            _day = Number(parts[0]);
            if (!slashes && Number(parts[1]) is >= 1 and <= 12 and int month) _month = month;
            else AddWord(parts[1]);
            SetYear(parts[2]);
        }
    }

    private void AddNumber(string word)
    {
        int number = Number(word);
        if (word.Length <= 2 && _day == 0)
        {
            _day = number;
        }
        else if (!_hasYear)
        {
            SetYear(word);
        }
        else if (_zone is null && word.Length == 4)
        {
            _zone = Offset("+" + word);
        }
    }

    private void AddWord(string word)
    {
        int month = word.Length < 3 ? -1 : Months.IndexOf(word[..3], StringComparison.OrdinalIgnoreCase);
        if (_month == 0 && month >= 0 && month % 3 == 0)
        {
            _month = (month / 3) + 1;
        }
        else if (_time is { } time && word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            _time = time.Hours < 12 ? time + TimeSpan.FromHours(12) : time;
        }
        else if (_time is { Hours: 12 } noon && word.Equals("am", StringComparison.OrdinalIgnoreCase))
        {
            _time = noon - TimeSpan.FromHours(12);
        }
        else if (_time is not null && _zone is null && month < 0)
        {
            _zone = Offset(word);
        }
    }

    // RFC 5322 §4.3: years of two and three digits.
    private void SetYear(string digits)
    {
        int year = Number(digits);
        _hasYear = year >= 0;
        _year = digits.Length > 3 ? year : year + (digits.Length < 3 && year < 50 ? 2000 : 1900);
    }

    private static int Number(string digits) => digits.Length < 6 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    // +hhmm, +hh:mm, these behind GMT or UTC as browsers have it, or a name (RFC 5322 §4.3): what is unknown counts as UTC.
    private static TimeSpan Offset(string zone)
    {
        if (zone.Length > 3 && zone[3] is '+' or '-') zone = zone[3..];
        string sign = zone[..1];
        string digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        if (sign is "+" or "-")
        {
            int number = Number(digits.Length > 4 ? digits[..4] : digits);
            number = number < 0 ? 0 : digits.Length <= 2 ? number * 100 : number;
            return TimeSpan.FromMinutes(((number / 100 * 60) + (number % 100)) * (sign == "-" ? -1 : 1));
        }

        return TimeSpan.FromHours(zone.ToUpperInvariant() switch
        {
            "EST" => -5,
            "EDT" => -4,
            "CST" => -6,
            "CDT" => -5,
            "MST" => -7,
            "MDT" => -6,
            "PST" => -8,
            "PDT" => -7,
            _ => 0,
        });
    }
}
