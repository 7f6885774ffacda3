using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Through real proxy programs to a real server, TLS inside.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class ProxyTests(SharedDovecot shared)
{
    public static TheoryData<Driver, ProxyKind, string> EveryWay()
    {
        var ways = new TheoryData<Driver, ProxyKind, string>();
        foreach (Driver driver in (Driver[])[Driver.Blocking, Driver.Async])
        {
            ways.Add(driver, ProxyKind.Microsocks, "SOCKS5");
            ways.Add(driver, ProxyKind.MicrosocksWithPassword, "SOCKS5");
            ways.Add(driver, ProxyKind.Dante, "SOCKS5");
            ways.Add(driver, ProxyKind.Dante, "SOCKS4");
            ways.Add(driver, ProxyKind.Tinyproxy, "HTTP");
            ways.Add(driver, ProxyKind.TinyproxyWithPassword, "HTTP");
        }
        return ways;
    }

    [ProxyTheory]
    [MemberData(nameof(EveryWay))]
    public async Task A_session_goes_through_by_name_and_by_address(Driver driver, ProxyKind kind, string protocol)
    {
        using ProxyServer server = ProxyServer.Start(kind);
        bool hasPassword = kind is ProxyKind.MicrosocksWithPassword or ProxyKind.TinyproxyWithPassword;
        IProxyClient proxy = Client(protocol, server.Port, hasPassword ? ProxyServer.UserName : "", hasPassword ? ProxyServer.Password : "");
        foreach (string host in (string[])["localhost", "127.0.0.1"])
        {
            foreach (Pop3Security security in (Pop3Security[])[Pop3Security.Implicit, Pop3Security.StartTls])
            {
                Pop3Endpoint usual = shared.Server.Endpoint(security);
                var endpoint = new Pop3Endpoint(host, usual.Port, security) { TrustedCertificates = usual.TrustedCertificates, Proxy = proxy };
                using Caller caller = await Caller.Connect(driver, endpoint);
                await caller.Login(shared.Server.TakeAccount());
                Assert.Equal(0, await caller.Stat());
                Assert.True(await caller.Quit());
            }
        }
    }

    [ProxyTheory]
    [InlineData(ProxyKind.MicrosocksWithPassword, "SOCKS5", "", "", Pop3ProxyReason.CredentialsRequired)]
    [InlineData(ProxyKind.MicrosocksWithPassword, "SOCKS5", "bob", "wrong", Pop3ProxyReason.CredentialsRefused)]
    [InlineData(ProxyKind.TinyproxyWithPassword, "HTTP", "", "", Pop3ProxyReason.CredentialsRequired)]
    public async Task A_proxy_that_wants_other_credentials_leads_nowhere(ProxyKind kind, string protocol, string user, string password, Pop3ProxyReason reason)
    {
        using ProxyServer server = ProxyServer.Start(kind);
        Assert.Equal(reason, await Refusal(Client(protocol, server.Port, user, password), shared.Server.Port));
    }

    [ProxyTheory]
    [InlineData(ProxyKind.Microsocks, "SOCKS5", Pop3ProxyReason.ConnectionRefused)]
    [InlineData(ProxyKind.Dante, "SOCKS5", Pop3ProxyReason.ConnectionRefused)]
    [InlineData(ProxyKind.Dante, "SOCKS4", Pop3ProxyReason.Refused)]
    public async Task A_server_that_is_not_there_is_told_from_a_proxy_that_is_not_there(ProxyKind kind, string protocol, Pop3ProxyReason reason)
    {
        using ProxyServer server = ProxyServer.Start(kind);
        Assert.Equal(reason, await Refusal(Client(protocol, server.Port, "", ""), 1));
    }

    [ProxyTheory]
    [InlineData(ProxyKind.Tinyproxy, "SOCKS5")]
    [InlineData(ProxyKind.Tinyproxy, "SOCKS4a")]
    [InlineData(ProxyKind.Microsocks, "HTTP")]
    public async Task A_proxy_of_another_kind_is_told_by_what_it_says_or_by_its_silence(ProxyKind kind, string protocol)
    {
        using ProxyServer server = ProxyServer.Start(kind);
        var endpoint = new Pop3Endpoint("127.0.0.1", shared.Server.Port, Pop3Security.None) { Proxy = Client(protocol, server.Port, "", ""), GreetingTimeout = 3000 };
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(async () => await Pop3Session.ConnectAsync(endpoint));
        Assert.True(failure is TimeoutException or Pop3ProxyException { Reason: Pop3ProxyReason.BadReply or Pop3ProxyReason.Closed }, failure.ToString());
    }

    private static async Task<Pop3ProxyReason> Refusal(IProxyClient proxy, int port)
    {
        var endpoint = new Pop3Endpoint("127.0.0.1", port, Pop3Security.None) { Proxy = proxy };
        var blocking = Assert.Throws<Pop3ProxyException>(() => Pop3Session.Connect(endpoint));
        var refused = await Assert.ThrowsAsync<Pop3ProxyException>(async () => await Pop3Session.ConnectAsync(endpoint));
        Assert.Equal(blocking.Reason, refused.Reason);
        return refused.Reason;
    }

    private static IProxyClient Client(string protocol, int port, string user, string password) => protocol switch
    {
        "HTTP" => new HttpProxy("127.0.0.1", port, user, password),
        "SOCKS5" => new SocksProxy("127.0.0.1", port, SocksVersion.Socks5, user, password),
        "SOCKS4a" => new SocksProxy("127.0.0.1", port, SocksVersion.Socks4a),
        _ => new SocksProxy("127.0.0.1", port, SocksVersion.Socks4),
    };
}
