using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>SOCKS 4, 4a and 5 (RFC 1928, RFC 1929), octet by octet.</summary>
public class SocksProxyTests
{
    private static readonly byte[] Name = Encoding.ASCII.GetBytes(ProxyBench.Host);

    // What SOCKS 5 says when all is well; the address in it is of no use to a client.
    private static readonly byte[] Done = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    private static int RequestLength => 4 + 1 + Name.Length + 2;

    [Theory, InlineData(true), InlineData(false)]
    public async Task Version_5_hands_the_name_to_the_proxy_and_swallows_nothing_of_the_greeting(bool blocking)
    {
        foreach (bool pieces in (bool[])[true, false])
        {
            ProxyScript script = new ProxyScript().Read(3, 5, 0).Read(RequestLength, Done);
            using var bench = new ProxyBench(pieces ? script.InPieces() : script);
            Assert.Equal("behind the proxy", await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port), blocking));
            Assert.Equal([5, 1, 0], bench.Proxy.Heard[0]);
            Assert.Equal([5, 1, 0, 3, (byte)Name.Length, .. Name, 0, 110], bench.Proxy.Heard[1]);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_address_in_the_reply_may_be_of_any_kind(bool blocking)
    {
        byte[][] addresses = [[1, 127, 0, 0, 1], [4, .. new byte[16]], [3, 0], [3, 255, .. new byte[255]]];
        foreach (byte[] address in addresses)
        {
            using var bench = new ProxyBench(new ProxyScript().Read(3, 5, 0).Read(RequestLength, [5, 0, 0, .. address, 0, 110]));
            Assert.Equal("behind the proxy", await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port), blocking));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Version_5_sends_addresses_as_addresses(bool blocking)
    {
        using (var bench = new ProxyBench(new ProxyScript().Read(3, 5, 0).Read(10, Done)))
        {
            await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port), blocking, "192.0.2.7");
            Assert.Equal([5, 1, 0, 1, 192, 0, 2, 7, 0, 110], bench.Proxy.Heard[1]);
        }
        using (var bench = new ProxyBench(new ProxyScript().Read(3, 5, 0).Read(22, Done)))
        {
            await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port), blocking, "2001:db8::7");
            Assert.Equal([5, 1, 0, 4, 0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 110], bench.Proxy.Heard[1]);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task User_name_and_password_go_only_to_a_proxy_that_chooses_them(bool blocking)
    {
        using (var bench = new ProxyBench(new ProxyScript().Read(4, 5, 2).Read(3 + 3 + 4, 1, 0).Read(RequestLength, Done)))
        {
            await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks5, "bob", "open"), blocking);
            Assert.Equal([5, 2, 0, 2], bench.Proxy.Heard[0]);
            Assert.Equal([1, 3, (byte)'b', (byte)'o', (byte)'b', 4, (byte)'o', (byte)'p', (byte)'e', (byte)'n'], bench.Proxy.Heard[1]);
        }
        using (var bench = new ProxyBench(new ProxyScript().Read(4, 5, 0).Read(RequestLength, Done)))
        {
            await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks5, "bob", "open"), blocking);
            Assert.DoesNotContain("open", string.Concat(bench.Proxy.Heard.Select(Encoding.Latin1.GetString)), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Refused_credentials_are_final_and_show_nowhere(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(4, 5, 2).Read(3 + 3 + 8, 1, 1).Closes());
        var proxy = new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks5, "bob", "corr3ct!");
        Pop3ProxyException refused = await Assert.ThrowsAsync<Pop3ProxyException>(() => bench.Visit(proxy, blocking));
        Assert.Equal(Pop3ProxyReason.CredentialsRefused, refused.Reason);
        Assert.Equal(1, bench.Proxy.Connections);
        Assert.DoesNotContain("corr3ct", refused.ToString() + proxy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Pop3ProxyReason.Refused)]
    [InlineData(2, Pop3ProxyReason.Forbidden)]
    [InlineData(3, Pop3ProxyReason.HostUnreachable)]
    [InlineData(4, Pop3ProxyReason.HostUnreachable)]
    [InlineData(5, Pop3ProxyReason.ConnectionRefused)]
    [InlineData(6, Pop3ProxyReason.HostUnreachable)]
    [InlineData(7, Pop3ProxyReason.NotSupported)]
    [InlineData(8, Pop3ProxyReason.NotSupported)]
    [InlineData(9, Pop3ProxyReason.Refused)]
    public async Task Every_refusal_of_version_5_has_a_reason_even_if_it_is_cut_short(byte code, Pop3ProxyReason reason)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ProxyBench(new ProxyScript().Read(3, 5, 0).Read(RequestLength, 5, code).Closes());
            Pop3ProxyException refused = await Fails(bench, SocksVersion.Socks5, blocking);
            Assert.Equal(reason, refused.Reason);
            Assert.Contains("127.0.0.1:" + bench.Proxy.Port, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_proxy_that_wants_what_it_was_not_offered_is_left(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(3, 5, 255));
        Assert.Equal(Pop3ProxyReason.CredentialsRequired, (await Fails(bench, SocksVersion.Socks5, blocking)).Reason);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nonsense_is_no_SOCKS(bool blocking)
    {
        ProxyScript[] scripts =
        [
            new ProxyScript().Read(3, (byte)'H', (byte)'T').IsSilent(),
            new ProxyScript().Read(3, 5, 2).IsSilent(),
            new ProxyScript().Read(3, 5, 0).Read(RequestLength, 4, 0).IsSilent(),
            new ProxyScript().Read(3, 5, 0).Read(RequestLength, 5, 0, 0, 9, 0).IsSilent(),
        ];
        foreach (ProxyScript script in scripts)
        {
            using var bench = new ProxyBench(script);
            Assert.Equal(Pop3ProxyReason.BadReply, (await Fails(bench, SocksVersion.Socks5, blocking)).Reason);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Version_4a_hands_the_name_over_behind_an_address_that_cannot_be(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(8 + 4 + Name.Length + 1, 0, 90, 0, 0, 0, 0, 0, 0));
        Assert.Equal("behind the proxy", await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks4a, "bob", ""), blocking));
        Assert.Equal([4, 1, 0, 110, 0, 0, 0, 1, (byte)'b', (byte)'o', (byte)'b', 0, .. Name, 0], bench.Proxy.Heard[0]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Version_4_looks_the_name_up_here_for_it_has_addresses_only(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(9, 0, 90, 0, 0, 0, 0, 0, 0));
        await bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks4), blocking, "localhost");
        Assert.Equal([4, 1, 0, 110, 127, 0, 0, 1, 0], bench.Proxy.Heard[0]);
    }

    [Theory]
    [InlineData(91, Pop3ProxyReason.Refused)]
    [InlineData(92, Pop3ProxyReason.CredentialsRefused)]
    [InlineData(93, Pop3ProxyReason.CredentialsRefused)]
    [InlineData(7, Pop3ProxyReason.BadReply)]
    public async Task Every_refusal_of_version_4_has_a_reason(byte code, Pop3ProxyReason reason)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(9, 0, code, 0, 0, 0, 0, 0, 0));
        Pop3ProxyException refused = await Assert.ThrowsAsync<Pop3ProxyException>(
            () => bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, SocksVersion.Socks4), blocking: true, "192.0.2.7"));
        Assert.Equal(reason, refused.Reason);
    }

    [Theory, InlineData(SocksVersion.Socks4), InlineData(SocksVersion.Socks4a)]
    public async Task Version_4_has_no_IPv6(SocksVersion version)
    {
        using var bench = new ProxyBench(new ProxyScript());
        Pop3ProxyException refused = await Assert.ThrowsAsync<Pop3ProxyException>(
            () => bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, version), blocking: true, "2001:db8::7"));
        Assert.Equal(Pop3ProxyReason.NotSupported, refused.Reason);
        Assert.Equal(0, bench.Proxy.Connections);
    }

    [Fact]
    public void Arguments_that_cannot_be_sent_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new SocksProxy(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SocksProxy("proxy", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SocksProxy("proxy", 65536));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SocksProxy("proxy", 1080, (SocksVersion)9));
        Assert.Throws<ArgumentException>(() => new SocksProxy("proxy", 1080, SocksVersion.Socks4, "bob", "secret"));
        Assert.Throws<ArgumentException>(() => new SocksProxy("proxy", 1080, SocksVersion.Socks5, "", "secret"));
        Assert.Throws<ArgumentException>(() => new SocksProxy("proxy", 1080, SocksVersion.Socks5, "bo\0b", "secret"));
        Assert.Throws<ArgumentException>(() => new SocksProxy("proxy", 1080, SocksVersion.Socks5, new string('b', 256), ""));
        Assert.Throws<ArgumentException>(() => new SocksProxy("proxy", 1080, SocksVersion.Socks5, "bob", new string('é', 128)));
    }

    private static Task<Pop3ProxyException> Fails(ProxyBench bench, SocksVersion version, bool blocking) =>
        Assert.ThrowsAsync<Pop3ProxyException>(() => bench.Visit(new SocksProxy("127.0.0.1", bench.Proxy.Port, version), blocking));
}
