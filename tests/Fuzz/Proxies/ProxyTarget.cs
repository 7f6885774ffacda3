using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>A proxy's replies: a way to the server or one exception, the same blocking and async and in any pieces, and never one octet more read than the model allows.</summary>
internal abstract class ProxyTarget : FuzzTarget
{
    private readonly CaseStream _stream = new();
    private readonly CaseDialer _dialer;

    protected ProxyTarget() => _dialer = new CaseDialer(_stream);

    public override string Group => "proxies";

    /// <summary>A client; which one may follow from the case's first octet.</summary>
    protected abstract IProxyClient Client(int first);

    /// <summary>Whether there is a way, and after how many octets; -1: not known to the model.</summary>
    protected abstract int Model(ReadOnlySpan<byte> octets, int first);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        int first = octets.Length > 0 ? octets.Octets[0] & 1 : 0;
        string whole = Run(octets, first, CaseOctets.Most, isAsync: false);
        FindingException.Unless(whole == Run(octets, first, 1, random.OneIn(4)), "the outcome is another in pieces");
        int expected = Model(octets.Span, first);
        string model = expected < 0 ? "" : "way at " + expected.ToString(System.Globalization.CultureInfo.InvariantCulture);
        bool isWay = whole.StartsWith("way", StringComparison.Ordinal);
        FindingException.Unless(isWay ? whole == model : expected < 0, $"the outcome is {whole}, the model's {model}");
    }

    private string Run(CaseOctets octets, int first, int piece, bool isAsync)
    {
        _stream.Begin(octets.Octets, octets.Length, piece);
        IProxyClient client = Client(first);
        try
        {
            if (isAsync) client.ConnectAsync("pop.example.org", 110, _dialer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            else client.Connect("pop.example.org", 110, _dialer);
            return "way at " + _stream.At.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Pop3ProxyException refused)
        {
            FindingException.Unless(!refused.Message.AsSpan().ContainsAnyInRange('\0', '\u001F'), "control characters came into a message");
            return refused.Message;
        }
    }
}
