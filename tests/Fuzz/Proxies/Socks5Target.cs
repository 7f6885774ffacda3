using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>SOCKS 5: the method, perhaps a password, the reply with an address of three kinds. An octet in front says whether there are credentials.</summary>
internal sealed class Socks5Target : ProxyTarget
{
    public override string Name => "socks5";

    // The method's octet is 5: an odd first octet is always one with credentials.
    public override void Make(CaseOctets octets, CaseRandom random)
    {
        int method = random.OneIn(6) ? random.Next(256) : random.OneIn(2) ? 2 : 0;
        octets.Add(5).Add((byte)method);
        if (method == 2) octets.Add(1).Add((byte)(random.OneIn(6) ? 1 : 0));
        int kind = random.OneIn(10) ? random.Next(256) : random.OneIn(3) ? 3 : random.OneIn(2) ? 4 : 1;
        octets.Add(5).Add((byte)(random.OneIn(4) ? random.Next(10) : 0)).Add(0).Add((byte)kind);
        int length = kind == 1 ? 4 : kind == 4 ? 16 : random.Next(20);
        if (kind == 3) octets.Add((byte)length);
        for (int i = length + 2; i > 0; i--) octets.Add((byte)random.Next(256));
        if (random.OneIn(2)) octets.Add("+OK\r\n");
    }

    protected override IProxyClient Client(int first) => new SocksProxy("proxy", 1080, SocksVersion.Socks5, first == 1 ? "ann" : "", first == 1 ? "secret" : "");

    // RFC 1928 §3, §6; RFC 1929 §2.
    protected override int Model(ReadOnlySpan<byte> octets, int first)
    {
        if (octets.Length < 2 || octets[0] != 5) return -1;
        int at = 2;
        if (octets[1] == 2 && first == 1)
        {
            if (octets.Length < 4 || octets[3] != 0) return -1;
            at = 4;
        }
        else if (octets[1] != 0) return -1;
        octets = octets[at..];
        if (octets.Length < 5 || octets[0] != 5 || octets[1] != 0) return -1;
        int length = octets[3] switch { 1 => 4, 4 => 16, 3 => 1 + octets[4], _ => -1 };
        int end = 4 + length + 2;
        return length < 0 || octets.Length < end ? -1 : at + end;
    }
}
