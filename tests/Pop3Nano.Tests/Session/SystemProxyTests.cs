using System;
using System.Net;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>The platform's proxy, or any that speaks IWebProxy.</summary>
public class SystemProxyTests
{
    [Theory]
    [InlineData("http://proxy.example:3128", "HTTP proxy proxy.example:3128")]
    [InlineData("socks5://proxy.example:1081", "SOCKS5 proxy proxy.example:1081")]
    [InlineData("socks4a://proxy.example:1081", "SOCKS4a proxy proxy.example:1081")]
    [InlineData("socks4://proxy.example", "SOCKS4 proxy proxy.example:1080")]
    public void Each_kind_that_is_spoken_here_is_found(string address, string expected) =>
        Assert.Equal(expected, new SystemProxy(new WebProxy(address)).For("pop.example.org", 995)!.ToString());

    [Fact]
    public void A_kind_that_is_not_spoken_here_is_an_error_and_no_straight_way()
    {
        Pop3ProxyException unknown = Assert.Throws<Pop3ProxyException>(() => new SystemProxy(new WebProxy("https://proxy.example")).For("pop.example.org", 995));
        Assert.Equal(Pop3ProxyReason.NotSupported, unknown.Reason);
    }

    [Fact]
    public void A_server_that_needs_no_proxy_is_reached_straight()
    {
        var proxy = new SystemProxy(new WebProxy("http://proxy.example:3128", BypassOnLocal: false, BypassList: ["inside\\.example"]));
        Assert.Null(proxy.For("pop.inside.example", 995));
        Assert.NotNull(proxy.For("pop.outside.example", 995));
        Assert.NotNull(proxy.For("2001:db8::7", 995));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_leads_to_the_server_with_its_credentials(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\n\r\n"), ProxyScript.Http("HTTP/1.1 200 OK\r\n\r\n"));
        var proxy = new WebProxy("http://127.0.0.1:" + bench.Proxy.Port) { Credentials = new NetworkCredential("Aladdin", "open sesame") };
        Assert.Equal("behind the proxy", await bench.Visit(new SystemProxy(proxy), blocking));
        Assert.Contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", bench.Proxy.Text(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_platforms_own_is_asked_by_default() => Assert.Equal("the system's proxy", new SystemProxy().ToString());
}
