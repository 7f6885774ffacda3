using System;
using System.Text;
using System.Text.RegularExpressions;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>An HTTP proxy's responses to CONNECT.</summary>
internal sealed partial class HttpTarget : ProxyTarget
{
    private static readonly string[] Statuses = ["200 OK", "200", "204 x", "100 Continue", "103 Early", "407 no", "403 Forbidden", "502 Bad \x1B[31mGateway", "20", "2000 x", "abc", "-20 x", "999 x", " 200"];
    private static readonly string[] Fields = ["Via: x", "Content-Length: 5", "Proxy-Authenticate: Basic realm=\"x\"", "Proxy-Authenticate: Digest y, basic", "Proxy-Authenticate: NTLM", "X", ""];

    public override string Name => "http";

    // A dialogue holds a response of 16 KB, and there may be two.
    public override (long Fixed, long PerOctet) Memory => (1 << 19, 4096);

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        for (int responses = random.Next(3); responses >= 0; responses--)
        {
            octets.Add(random.OneIn(10) ? "HTTP/" : "HTTP/1.1 ").Add(random.Any(Statuses)).Add(random.OneIn(5) ? "\n" : "\r\n");
            for (int fields = random.Next(3); fields > 0; fields--) octets.Add(random.Any(Fields)).Add("\r\n");
            octets.Add(random.OneIn(5) ? "\n" : "\r\n");
        }
        if (random.OneIn(2)) octets.Add("+OK\r\n");
    }

    protected override IProxyClient Client(int first) => new HttpProxy("proxy", 8080);

    // Responses up to the first that is not interim, without credentials. What is no plain response is left to the other side.
    protected override int Model(ReadOnlySpan<byte> octets, int first)
    {
        int at = 0;
        string text = Encoding.Latin1.GetString(octets.Length > 16384 ? octets[..16384] : octets);
        while (true)
        {
            Match match = Response().Match(text, at);
            if (!match.Success || match.Index != at) return -1;
            at += match.Length;
            if (match.Groups[1].Value[0] == '2') return at;
            if (match.Groups[1].Value[0] != '1') return -1;
        }
    }

    // A status line, fields, a blank line. A line is taken whole or not at all: what has two ways to match has too many in a long case.
    [GeneratedRegex("\\GHTTP/[^ \\n]* ([0-9]{3})(?: [^\\n]*|\\r*)\\n(?>(?:(?!\\r*\\n)[^\\n]*\\n)*)\\r*\\n")]
    private static partial Regex Response();
}
