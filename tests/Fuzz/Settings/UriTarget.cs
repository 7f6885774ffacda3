using System;
using System.Text;
using Pop3Nano.Client;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Settings;

/// <summary>POP URLs (RFC 2384): read or not, and what is written is read as the same.</summary>
internal sealed class UriTarget : FuzzTarget
{
    private static readonly string[] Users = ["", "ann@", "ann%40x;AUTH=*@", ";AUTH=PLAIN@", "a%2Fb;auth=+APOP@", "%C3%A9@", "a%00@", "ann:secret@", "a;b;c@", "%E9@", "a b@", "@"];
    private static readonly string[] Hosts = ["pop.example.org", "127.0.0.1", "[::1]", "[fe80::1%25eth0]", "", "[x]", "ex\xC3\xA4mple", "a_b", "a/b"];
    private static readonly string[] Ends = ["", ":110", ":0", ":65536", "/", ";AUTH=LOGIN", ":995/", "?x", "#", ":", ":+1"];

    public override string Group => "settings";

    public override string Name => "uri";

    public override void Make(CaseOctets octets, CaseRandom random) =>
        octets.Add(random.OneIn(12) ? "http://" : random.OneIn(2) ? "pop://" : "POPS://").Add(random.Any(Users)).Add(random.Any(Hosts)).Add(random.Any(Ends)).Add(random.OneIn(6) ? random.Any(Ends) : "");

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        string text = Encoding.UTF8.GetString(octets.Span);
        if (!Pop3Uri.TryParse(text, out Pop3Uri? found))
        {
            if (random.OneIn(16)) FindingException.Unless(Refuses(text), "what is no URL is one");
            return;
        }
        FindingException.Unless(text.AsSpan().IndexOfAnyInRange('\0', ' ') < 0, "it holds a blank or a control character");
        FindingException.Unless(found.Port is >= 1 and <= 65535 && found.Host.Length > 0, "host or port are none");
        string written = found.ToString();
        FindingException.Unless(Pop3Uri.TryParse(written, out Pop3Uri? again) && again.ToString() == written, "what is written is no URL, or another: " + written);
        FindingException.Unless(again.Host == found.Host && again.Port == found.Port && again.UserName == found.UserName && again.Mechanism == found.Mechanism && again.IsTls == found.IsTls, "what is written is another URL: " + written);
        var made = new Pop3Uri(found.IsTls, found.Host, found.Port, found.UserName, found.Mechanism);
        FindingException.Unless(made.ToString() == written, "its parts make another URL");
    }

    private static bool Refuses(string text)
    {
        try
        {
            Pop3Uri.Parse(text);
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
