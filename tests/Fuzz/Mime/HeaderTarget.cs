using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>A header's fields: in their order, within what was sent, and each one found by its name.</summary>
internal sealed class HeaderTarget : FuzzTarget
{
    public override string Group => "mime";

    public override string Name => "headers";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Mail(octets, random, 2);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        var headers = new HeaderCollection(octets.Octets.AsMemory(0, octets.Length));
        int count = 0;
        int at = 0;
        foreach (HeaderField field in headers)
        {
            count++;
            ReadOnlySpan<byte> raw = field.Raw.Span;
            int start = octets.Span[at..].IndexOf(raw);
            FindingException.Unless(start >= 0, "the fields are not in their order");
            at += start + raw.Length;
            string name = field.Name;
            FindingException.Unless(name.Length > 0 && headers.TryGet(name, out HeaderField first) && first.Is(name), "a field is not found by its name");
            _ = field.Value;
        }
        FindingException.Unless(headers.Count == count, "the count is another");
        _ = headers.GetDate("Date");
        _ = headers.GetAddresses("From").Count;
    }
}
