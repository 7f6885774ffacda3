using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>SOCKS 4 and 4a: one reply of eight octets.</summary>
internal sealed class Socks4Target : ProxyTarget
{
    public override string Name => "socks4";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add((byte)(random.OneIn(8) ? random.Next(256) : 0)).Add((byte)(random.OneIn(2) ? 90 : 88 + random.Next(8)));
        for (int i = random.OneIn(8) ? random.Next(8) : 6; i > 0; i--) octets.Add((byte)random.Next(256));
        if (random.OneIn(2)) octets.Add("+OK\r\n");
    }

    protected override IProxyClient Client(int first) => new SocksProxy("proxy", 1080, SocksVersion.Socks4a);

    protected override int Model(ReadOnlySpan<byte> octets, int first) => octets.Length >= 8 && octets[0] is 0 or 4 && octets[1] == 90 ? 8 : -1;
}
