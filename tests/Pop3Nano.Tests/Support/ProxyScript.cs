using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pop3Nano.Tests.Support;

/// <summary>What a proxy does on one connection: read so much, answer that, and so on; then it leads to the server unless the script ends otherwise.</summary>
internal sealed class ProxyScript
{
    public enum Ending
    {
        Tunnel,
        Close,
        Silence,
        Endless,
    }

    /// <summary>What to read (0: up to a blank line) and what to answer.</summary>
    public List<(int Octets, byte[] Answer)> Steps { get; } = [];

    public Ending End { get; private set; } = Ending.Tunnel;

    /// <summary>Answers go out octet by octet.</summary>
    public bool Drips { get; private set; }

    public static ProxyScript Http(string answer) => new ProxyScript().Header(answer);

    public ProxyScript Read(int octets, params byte[] answer)
    {
        Steps.Add((octets, answer));
        return this;
    }

    public ProxyScript Header(string answer) => Read(0, [.. answer.Select(c => (byte)c)]);

    public ProxyScript Closes() => Ends(Ending.Close);

    public ProxyScript IsSilent() => Ends(Ending.Silence);

    /// <summary>Goes on with the last answer for ever.</summary>
    public ProxyScript NeverEnds() => Ends(Ending.Endless);

    public ProxyScript InPieces()
    {
        Drips = true;
        return this;
    }

    public override string ToString() => string.Join(" / ", Steps.Select(s => Encoding.Latin1.GetString(s.Answer).Replace("\r\n", "|", StringComparison.Ordinal)));

    private ProxyScript Ends(Ending end)
    {
        End = end;
        return this;
    }
}
