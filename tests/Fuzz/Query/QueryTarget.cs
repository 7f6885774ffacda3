using System;
using System.Text;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Query;

/// <summary>Queries: one exception, with an offset inside of the text; what is read can be written and read again, and matches the same mails.</summary>
internal sealed class QueryTarget : FuzzTarget
{
    private static readonly string[] Texts = ["From", "'To'", "Cc", "Bcc", "'Subject'", "Body", "Text", "subject"];
    private static readonly string[] Values = ["'report'", "'a''b'", "'ann@example.org'", "'x'", "''", "'é'", "report", "' '"];
    private static readonly string[] Dates = ["'2026-11-22'", "'22-Nov-2026'", "'2026-11-22T10:00:00+01:00'", "'2026-13-01'", "'2026-11-22T10:00:00Z'"];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Keys = ["From", "Subject", "SentDate", "Size", "To", "Body"];

    private static readonly byte[] Mail = Encoding.ASCII.GetBytes("From: Ann <ann@example.org>\r\nTo: b@x\r\nSubject: a report\r\nDate: Sun, 22 Nov 2026 10:00:00 +0100\r\n\r\nx report\r\n");

    public override string Group => "query";

    public override string Name => "query";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        if (random.OneIn(12)) octets.Add("All");
        else Any(octets, random, 0);
        if (!random.OneIn(4)) return;
        octets.Add(" OrderBy ").Add(random.Any(Keys)).Add(random.OneIn(2) ? " Descending" : "");
        if (random.OneIn(2)) octets.Add(", ").Add(random.Any(Keys)).Add(random.OneIn(3) ? " Ascending" : "");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        string text = Encoding.UTF8.GetString(octets.Span);
        MailQuery query;
        try
        {
            query = new MailQuery(text);
        }
        catch (MailQueryException wrong)
        {
            FindingException.Unless(wrong.Offset >= 0 && wrong.Offset <= text.Length, "the offset lies outside of the query");
            FindingException.Unless(!random.OneIn(4) || !MailQuery.TryParse(text, out _), "what is no query is one");
            return;
        }
        string written = query.ToString();
        FindingException.Unless(MailQuery.TryParse(written, out MailQuery? again) && again.ToString() == written && again.Equals(query), "what is written is not what was read: " + written);
        if (!random.OneIn(8)) return;
        using MailMessage mail = MailMessage.Load(Mail);
        FindingException.Unless(query.Matches(mail) == again.Matches(mail), "what is written finds other mails");
    }

    private static void Any(CaseOctets octets, CaseRandom random, int depth)
    {
        for (int count = random.Next(3); ; count--)
        {
            if (random.OneIn(5)) octets.Add("!");
            if (depth < 3 && random.OneIn(4))
            {
                octets.Add("(");
                Any(octets, random, depth + 1);
                octets.Add(")");
            }
            else Condition(octets, random);
            if (count <= 0) return;
            octets.Add(random.OneIn(2) ? " & " : "|");
        }
    }

    private static void Condition(CaseOctets octets, CaseRandom random)
    {
        switch (random.Next(4))
        {
            case 0:
                octets.Add("SentDate ").Add(random.Any(Comparisons)).Add(random.Any(Dates));
                break;
            case 1:
                octets.Add("Size ").Add(random.Any(Comparisons)).Add(" ").Add(random.Next(100000));
                break;
            case 2:
                octets.Add(random.Any(Texts)).Add(random.OneIn(2) ? " Empty" : " NotEmpty");
                break;
            default:
                octets.Add(random.Any(Texts)).Add(random.OneIn(2) ? " Contains " : random.OneIn(2) ? " = " : " NotContains ").Add(random.Any(Values)).Add(random.OneIn(3) ? " IgnoreCase" : "");
                break;
        }
    }
}
