using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>HTTP CONNECT (RFC 9110 §9.3.6), with Basic (RFC 7617).</summary>
public class HttpProxyTests
{
    private const string Done = "HTTP/1.1 200 Connection established\r\n\r\n";
    private const string Asks = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\nproxy-authenticate: basic realm=\"x\"\r\nContent-Length: 5\r\n\r\nhello";

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_request_names_the_server_and_nothing_of_the_greeting_is_swallowed(bool blocking)
    {
        string[] answers = [Done, "HTTP/1.0 200\r\nVia: 1.1 x\r\nContent-Length: 99\r\n\r\n", "HTTP/1.1 100 Wait\r\n\r\nHTTP/1.1 200 OK\n\n"];
        foreach (string answer in answers)
        {
            using var bench = new ProxyBench(ProxyScript.Http(answer));
            Assert.Equal("behind the proxy", await bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking));
            Assert.Equal("CONNECT pop.example.invalid:110 HTTP/1.1\r\nHost: pop.example.invalid:110\r\n\r\n", bench.Proxy.Text(0));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_response_in_pieces_is_one(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Done).InPieces());
        Assert.Equal("behind the proxy", await bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_IPv6_address_stands_in_brackets(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Done));
        await bench.Visit(new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking, "2001:db8::7");
        Assert.StartsWith("CONNECT [2001:db8::7]:110 HTTP/1.1\r\n", bench.Proxy.Text(0), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Credentials_go_only_to_a_proxy_that_asks_and_from_then_on_at_once(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Asks).IsSilent(), ProxyScript.Http(Done));
        var proxy = new HttpProxy("127.0.0.1", bench.Proxy.Port, "Aladdin", "open sesame");
        Assert.Equal("behind the proxy", await bench.Visit(proxy, blocking));
        Assert.DoesNotContain("Authorization", bench.Proxy.Text(0), StringComparison.Ordinal);
        Assert.Contains("\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n", bench.Proxy.Text(1), StringComparison.Ordinal);

        await bench.Visit(proxy, blocking);
        Assert.Equal(3, bench.Proxy.Connections);
        Assert.Equal(bench.Proxy.Text(1), bench.Proxy.Text(2));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Refused_credentials_are_final_and_show_nowhere(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http(Asks));
        var proxy = new HttpProxy("127.0.0.1", bench.Proxy.Port, "Aladdin", "open sesame");
        Pop3ProxyException refused = await Fails(bench, proxy, blocking);
        Assert.Equal(Pop3ProxyReason.CredentialsRefused, refused.Reason);
        Assert.Equal(2, bench.Proxy.Connections);
        string shown = refused.ToString() + proxy;
        Assert.DoesNotContain("sesame", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("QWxhZGRpb", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("no access for open sesame")]
    [InlineData("Aladdin:open sesame, open sesame and QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 open sesame")]
    public async Task Nor_does_a_proxy_that_says_them_back_show_them(string words)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ProxyBench(ProxyScript.Http(Asks), ProxyScript.Http("HTTP/1.1 403 " + words + "\r\n\r\n").Closes());
            Pop3ProxyException refused = await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port, "Aladdin", "open sesame"), blocking);
            Assert.Contains("***", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("open", refused.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("QWxhZGRpb", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_proxy_that_wants_credentials_which_we_lack_says_so(bool blocking)
    {
        using (var bench = new ProxyBench(ProxyScript.Http(Asks)))
        {
            Pop3ProxyException refused = await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking);
            Assert.Equal(Pop3ProxyReason.CredentialsRequired, refused.Reason);
            Assert.Contains("407", refused.Message, StringComparison.Ordinal);
        }
        using (var bench = new ProxyBench(ProxyScript.Http("HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\n\r\n")))
        {
            Pop3ProxyException refused = await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port, "a", "b"), blocking);
            Assert.Equal(Pop3ProxyReason.CredentialsRequired, refused.Reason);
            Assert.Equal(1, bench.Proxy.Connections);
        }
    }

    [Theory]
    [InlineData("403 Port not allowed", Pop3ProxyReason.Forbidden)]
    [InlineData("405 Method Not Allowed", Pop3ProxyReason.NotSupported)]
    [InlineData("502 Bad Gateway", Pop3ProxyReason.HostUnreachable)]
    [InlineData("301 Moved", Pop3ProxyReason.Refused)]
    public async Task A_refusal_has_a_reason_and_the_proxys_words(string status, Pop3ProxyReason reason)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ProxyBench(ProxyScript.Http("HTTP/1.1 " + status + "\r\nLocation: http://elsewhere/\r\n\r\n").Closes());
            Pop3ProxyException refused = await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking);
            Assert.Equal(reason, refused.Reason);
            Assert.Contains(status, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("+OK POP3 ready\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    [InlineData("HTTP/1.1 +20 OK\r\n\r\n")]
    [InlineData("\r\nHTTP/1.1 200 OK\r\n\r\n")]
    public async Task Nonsense_is_no_HTTP(string answer)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ProxyBench(ProxyScript.Http(answer).IsSilent());
            Assert.Equal(Pop3ProxyReason.BadReply, (await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking)).Reason);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX: y\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task A_response_without_end_is_left(string answer)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using var bench = new ProxyBench(ProxyScript.Http(answer).NeverEnds());
            Assert.Equal(Pop3ProxyReason.BadReply, (await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking)).Reason);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_proxys_words_cannot_play_with_a_terminal(bool blocking)
    {
        using var bench = new ProxyBench(ProxyScript.Http("HTTP/1.1 403 \x1b[2J" + new string('a', 3000) + "\r\n\r\n"));
        Pop3ProxyException refused = await Fails(bench, new HttpProxy("127.0.0.1", bench.Proxy.Port), blocking);
        Assert.DoesNotContain('\x1b', refused.Message);
        Assert.InRange(refused.Message.Length, 50, 250);
    }

    [Fact]
    public void Arguments_that_cannot_be_sent_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new HttpProxy(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpProxy("proxy", 70000));
        Assert.Throws<ArgumentException>(() => new HttpProxy("proxy", 8080, "a:b", "c"));
        Assert.Throws<ArgumentException>(() => new HttpProxy("proxy", 8080, "a\r\nX: y", "c"));
        Assert.Throws<ArgumentException>(() => new HttpProxy("proxy", 8080, "a", "c\n"));
        Assert.Throws<ArgumentException>(() => new HttpProxy("proxy", 8080, "", "c"));
    }

    private static Task<Pop3ProxyException> Fails(ProxyBench bench, HttpProxy proxy, bool blocking) =>
        Assert.ThrowsAsync<Pop3ProxyException>(() => bench.Visit(proxy, blocking));
}
