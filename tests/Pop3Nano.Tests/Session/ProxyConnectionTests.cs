using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What holds for every kind of proxy: TLS inside, one deadline, cancellation, no name looked up here.</summary>
public class ProxyConnectionTests
{
    private const string Done = "HTTP/1.1 200 OK\r\n\r\n";

    [Theory]
    [InlineData(true, Pop3Security.Implicit)]
    [InlineData(false, Pop3Security.Implicit)]
    [InlineData(true, Pop3Security.StartTls)]
    [InlineData(false, Pop3Security.StartTls)]
    public async Task TLS_is_made_with_the_server_and_by_its_name(bool blocking, Pop3Security security)
    {
        using var bench = new ProxyBench(security, ProxyScript.Http(Done));
        string last = await bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking, "localhost");
        Assert.Equal(security == Pop3Security.Implicit ? "behind the proxy" : "begin TLS", last);

        Pop3TlsException other = await Assert.ThrowsAsync<Pop3TlsException>(() => bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking, "pop.example.org"));
        Assert.Contains("not for pop.example.org", other.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nobody_at_the_proxys_port_is_said_to_be_the_proxy(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Done));
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, but not listening: refused
        foreach (IProxyClient proxy in Kinds(((IPEndPoint)free.LocalEndPoint!).Port))
        {
            Pop3ProxyException nobody = await Assert.ThrowsAsync<Pop3ProxyException>(() => bench.Visit(proxy, blocking));
            Assert.Equal(Pop3ProxyReason.ProxyUnreachable, nobody.Reason);
            Assert.Contains(proxy.ToString()!, nobody.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_proxy_that_closes_is_said_to_have_closed(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(1).Closes());
        foreach (IProxyClient proxy in Kinds(bench.Proxy.Port))
        {
            Pop3ProxyException closed = await Assert.ThrowsAsync<Pop3ProxyException>(() => bench.Visit(proxy, blocking));
            Assert.Equal(Pop3ProxyReason.Closed, closed.Reason);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_greeting_timeout_covers_a_silent_proxy(bool blocking)
    {
        using var bench = new ProxyBench(new ProxyScript().Read(1).IsSilent()) { GreetingTimeout = 300 };
        foreach (IProxyClient proxy in Kinds(bench.Proxy.Port))
        {
            long start = Stopwatch.GetTimestamp();
            await Assert.ThrowsAsync<TimeoutException>(() => bench.Visit(proxy, blocking));
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.2, 60);
        }
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_a_proxy()
    {
        using var bench = new ProxyBench(new ProxyScript().Read(1).IsSilent());
        foreach (IProxyClient proxy in Kinds(bench.Proxy.Port))
        {
            using var cancel = new CancellationTokenSource(100);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Visit(proxy, blocking: false, cancel: cancel.Token));
        }
    }

    [Theory]
    [InlineData("pop.example.org\r\nX: y")]
    [InlineData("pop example")]
    [InlineData("pop\0")]
    public async Task A_host_that_would_end_a_line_is_refused_before_anything_is_dialled(string host)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Done));
        foreach (IProxyClient proxy in Kinds(bench.Proxy.Port))
        {
            foreach (bool blocking in (bool[])[true, false]) await Assert.ThrowsAsync<ArgumentException>(() => bench.Visit(proxy, blocking, host));
        }
        Assert.Equal(0, bench.Proxy.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_name_in_another_script_goes_out_in_ASCII(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Done));
        await bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking, "bücher.example.invalid");
        Assert.StartsWith("CONNECT xn--bcher-kva.example.invalid:110 ", bench.Proxy.Text(0), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_connection_comes_from_where_the_caller_wants(bool blocking)
    {
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var local = (IPEndPoint)free.LocalEndPoint!;
        free.Dispose();
        IPEndPoint? asked = null;
        var endpoint = new Pop3Endpoint("127.0.0.1", ((IPEndPoint)target.LocalEndpoint).Port, Pop3Security.None)
        {
            BindIPEndPoint = remote =>
            {
                asked = remote;
                return local;
            },
        };
        using TcpChannel channel = blocking ? TcpChannel.Open(endpoint) : await TcpChannel.OpenAsync(endpoint, CancellationToken.None);
        using Socket accepted = await target.AcceptSocketAsync();
        Assert.Equal(local, accepted.RemoteEndPoint);
        Assert.Equal(target.LocalEndpoint, asked);
    }

    private static IProxyClient[] Kinds(int port) =>
    [
        new SocksProxy("127.0.0.1", port, SocksVersion.Socks4a),
        new SocksProxy("127.0.0.1", port),
        new HttpProxy("127.0.0.1", port),
    ];
}
