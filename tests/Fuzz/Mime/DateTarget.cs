using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Dates: no exception, and what is a date by RFC 5322 §3.3 to the letter is the same to both readers and to the model.</summary>
internal sealed class DateTarget : FuzzTarget
{
    private static readonly string[] Days = ["", "Sat, ", "Mon, ", "xyz, ", "Sat,", "22 "];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "nov", "November", "13"];
    private static readonly string[] Zones = ["+0100", "-0330", "+0000", "-0000", "GMT", "EST", "Z", "+1400", "-1500", "+9999", "(PST)", "", "+01:00", "-03:30"];

    public override string Group => "mime";

    public override string Name => "dates";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        if (random.OneIn(10)) octets.Add("2025-11-").Add(random.Next(40)).Add("T10:00:00").Add(random.Any(Zones));
        else
        {
            octets.Add(random.Any(Days)).Add(random.Next(34)).Add(" ").Add(random.Any(Months)).Add(" ");
            octets.Add(random.OneIn(3) ? random.Next(10000) : 1900 + random.Next(200)).Add(" ");
            Two(octets, random.Next(26)).Add(":");
            Two(octets, random.Next(62));
            if (!random.OneIn(4)) Two(octets.Add(":"), random.Next(63));
            octets.Add(" ").Add(random.Any(Zones));
        }
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        bool isRead = HeaderReader.TryReadDate(octets.Span, out DateTimeOffset date);
        bool isReadByDevice = MailDate.TryParse(octets.Octets, 0, octets.Length, out long seconds);
        if (!Model(octets.Span, out DateTimeOffset expected)) return;
        FindingException.Unless(isRead && date == expected && date.Offset == expected.Offset, "a plain date is read wrong on .NET");
        FindingException.Unless(isReadByDevice && seconds == expected.ToUnixTimeSeconds(), "a plain date is read wrong by a device");
    }

    // [day ", "] d[d] Mon yyyy hh:mm[:ss] ±hhmm or ±hh:mm with single blanks, and nothing else.
    private static bool Model(ReadOnlySpan<byte> octets, out DateTimeOffset date)
    {
        date = default;
        if (octets.Length is < 22 or > 40) return false;
        string[] words = System.Text.Encoding.Latin1.GetString(octets).Split(' ');
        if (words.Length == 6 && words[0] is "Sat," or "Mon,") words = words[1..];
        if (words.Length == 5 && words[4].Length == 6 && words[4][3] == ':') words[4] = words[4].Remove(3, 1);
        if (words.Length != 5 || words[0].Length is 0 or > 2 || words[2].Length != 4 || words[4].Length != 5) return false;
        string[] time = words[3].Split(':');
        int month = Array.IndexOf(Months, words[1], 0, 12) + 1;
        bool isTime = time.Length is 2 or 3 && Array.TrueForAll(time, part => part.Length == 2);
        if (month == 0 || !isTime || words[4][0] is not ('+' or '-')) return false;
        int day = Number(words[0]), year = Number(words[2]), hour = Number(time[0]), minute = Number(time[1]), second = time.Length == 3 ? Number(time[2]) : 0;
        int zone = Number(words[4][1..]);
        if (year is < 1900 or > 9990 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        if (zone is < 0 or > 1359 || zone % 100 > 59) return false;
        TimeSpan offset = new(zone / 100, zone % 100, 0);
        date = new DateTimeOffset(year, month, day, hour, minute, second, words[4][0] == '-' ? -offset : offset);
        return true;
    }

    private static CaseOctets Two(CaseOctets octets, int number) => number < 10 ? octets.Add("0").Add(number) : octets.Add(number);

    private static int Number(string digits) => digits.Length > 0 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : -1;
}
