using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>The same server behind real sockets. Nothing sleeps: every wait has a bound that only a fault reaches.</summary>
public sealed class NetworkTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static Pop3TestServer Started(Pop3TestServerOptions? options = null)
    {
        var server = new Pop3TestServer(options ?? new Pop3TestServerOptions());
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n");
        server.Start();
        return server;
    }

    [Fact]
    public void A_session_in_clear_text()
    {
        using Pop3TestServer server = Started();
        using (Dialogue client = Dialogue.Tcp(server.Port))
        {
            client.LogIn().Send("RETR 1").Ok().Expect("Subject: s", "", "body", ".").Send("DELE 1", "QUIT").Ok().Ok().ExpectEnd();
        }
        Assert.True(server.WaitForIdle(Bound, connections: 1));
        Assert.True(server.Connection(1).IsClosed);
        Assert.False(server.Connection(1).IsTls);
        using Dialogue again = Dialogue.Tcp(server.Port);
        again.LogIn().Send("STAT").Expect("+OK 0 0");
    }

    [Fact]
    public void Two_servers_live_side_by_side()
    {
        using Pop3TestServer one = Started(new Pop3TestServerOptions { Greeting = "one" });
        using Pop3TestServer two = Started(new Pop3TestServerOptions { Greeting = "two" });
        Assert.NotEqual(one.Port, two.Port);
        using Dialogue first = Dialogue.Tcp(one.Port), second = Dialogue.Tcp(two.Port);
        second.Expect("+OK two");
        first.Expect("+OK one").Send("USER tim", "PASS secret").Ok().Ok();
        second.Send("USER tim", "PASS secret").Ok().Ok();
    }

    [Fact]
    public void Implicit_tls_is_trusted_by_the_authority_and_the_name()
    {
        using Pop3TestServer server = Started();
        using (Dialogue client = Dialogue.Tcp(server.TlsPort)) client.Secure(server).LogIn().Send("CAPA").Ok().Expect("USER");
        using (Dialogue client = Dialogue.Tcp(server.TlsPort)) client.Secure(server, "127.0.0.1").LogIn().Send("QUIT").Ok().ExpectEnd();
        using (Dialogue client = Dialogue.Tcp(server.TlsPort))
        {
            Assert.Throws<AuthenticationException>(() => client.Secure(server, "mail.example"));
        }
        using var other = new Pop3TestServer();
        using (Dialogue client = Dialogue.Tcp(server.TlsPort)) Assert.Throws<AuthenticationException>(() => client.Secure(other));
        Assert.True(server.WaitForIdle(Bound, connections: 4));
        Assert.Equal([true, true], server.Records.Take(2).Select(r => r.IsTls));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public void Stls_upgrades_and_the_handshake_is_no_flight(SslProtocols version)
    {
        using Pop3TestServer server = Started(new Pop3TestServerOptions { SslProtocols = version });
        using (Dialogue client = Dialogue.Tcp(server.Port))
        {
            client.Ok().Send("STLS").Ok();
            client.Secure(server).Send("CAPA").Ok();
            Assert.DoesNotContain("STLS", client.Listing());
            client.Send("STLS").Err().Send("USER tim").Ok().Send("PASS secret").Ok().Send("QUIT").Ok().ExpectEnd();
        }
        Assert.True(server.WaitForIdle(Bound, connections: 1));
        Assert.Equal(6, server.Flights);
        Assert.True(server.Connection(1).IsTls);
    }

    [Fact]
    public void Commands_behind_stls_are_thrown_away_and_replies_can_be_injected()
    {
        using Pop3TestServer server = Started();
        server.On("STLS").Append("+OK injected\r\n");
        using (Dialogue client = Dialogue.Tcp(server.Port)) client.Ok().Raw("STLS\r\nUSER tim\r\n").Ok().Expect("+OK injected");
        Assert.True(server.WaitForIdle(Bound, connections: 1));
        Assert.Equal(["STLS"], server.Commands);
    }

    [Fact]
    public void A_delay_before_stls_does_not_swallow_the_handshake()
    {
        using Pop3TestServer server = Started();
        server.On("STLS").Delay(TimeSpan.FromMilliseconds(1));
        using Dialogue client = Dialogue.Tcp(server.Port);
        client.Ok().Send("STLS").Ok();
        client.Secure(server).Send("USER tim").Ok();
    }

    [Fact]
    public void The_callers_own_certificate_is_shown()
    {
        using var made = new Pop3TestServer();
        made.AddMailbox("x", "x");
        using Pop3TestServer server = Started(new Pop3TestServerOptions { ServerCertificate = made.ServerCertificate });
        using Dialogue client = Dialogue.Tcp(server.TlsPort);
        client.Secure(made).Ok();
        Assert.Equal(made.ServerCertificate.Thumbprint, server.ServerCertificate.Thumbprint);
        Assert.False(server.CaCertificate.HasPrivateKey);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", server.CaCertificatePem, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_drip_and_small_reads_work_over_sockets()
    {
        using Pop3TestServer server = Started(new Pop3TestServerOptions { MaxReadSize = 1 });
        server.On("STAT").Drip(TimeSpan.FromTicks(1));
        server.On("RETR").Cut(20);
        using Dialogue client = Dialogue.Tcp(server.Port);
        client.LogIn().Send("STAT").Expect("+OK 1 20").Send("RETR 1").Expect("+OK 20 octets");
        Assert.Equal("Subje", client.RawLine());
    }

    [Theory]
    [InlineData("")]
    [InlineData("STAT\r\nLIST\r\n")]
    public async Task A_delay_ends_when_the_client_goes_away_whatever_it_sent_meanwhile(string meanwhile)
    {
        var clock = new ManualClock();
        await using Pop3TestServer server = Started(new Pop3TestServerOptions { Clock = clock });
        server.On("NOOP").Delay(TimeSpan.FromHours(1));
        using (Dialogue client = Dialogue.Tcp(server.Port))
        {
            client.LogIn().Send("NOOP");
            Assert.True(clock.WaitForTimers(1, Bound));
            client.Raw(meanwhile);
        }
        Assert.True(await server.WaitForIdleAsync(Bound, connections: 1));
    }

    [Fact]
    public void A_delay_ends_when_the_clock_says_so()
    {
        var clock = new ManualClock();
        using Pop3TestServer server = Started(new Pop3TestServerOptions { Clock = clock });
        server.On("NOOP").Delay(TimeSpan.FromHours(1));
        using Dialogue client = Dialogue.Tcp(server.Port);
        client.LogIn().Send("NOOP");
        Assert.True(clock.WaitForTimers(1, Bound));
        client.Send("STAT");
        clock.Advance(TimeSpan.FromHours(1));
        client.Expect("+OK", "+OK 1 20");
        Assert.False(clock.WaitForTimers(1, TimeSpan.Zero));
    }

    [Fact]
    public void A_command_of_ones_own_that_throws_ends_its_connection_only()
    {
        using Pop3TestServer server = Started();
        server.Command("XBAD", _ => throw new InvalidOperationException("on purpose"));
        using (Dialogue client = Dialogue.Tcp(server.Port)) client.Ok().Send("XBAD").ExpectEnd();
        using (Dialogue client = Dialogue.Tcp(server.Port)) client.LogIn();
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.Ok().Send("XBAD");
            Assert.Throws<InvalidOperationException>(() => client.Line());
        }
    }

    [Fact]
    public async Task A_large_message_passes()
    {
        await using Pop3TestServer server = Started();
        server.AddMailbox("tom", "secret").AddSynthetic(20_000_000);
        using Dialogue client = Dialogue.Tcp(server.Port);
        client.LogIn("tom").Send("RETR 1").Ok();
        byte[] buffer = new byte[65536];
        long left = 20_000_003;
        while (left > 0) left -= await client.Stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
        client.Send("NOOP").Expect("+OK");
    }

    [Fact]
    public void Hundreds_of_connections_at_once()
    {
        using Pop3TestServer server = Started();
        Dialogue[] clients = [.. Enumerable.Range(0, 300).Select(_ => Dialogue.Tcp(server.Port))];
        foreach (Dialogue client in clients) client.Ok().Send("QUIT");
        foreach (Dialogue client in clients) client.Ok().ExpectEnd();
        foreach (Dialogue client in clients) client.Dispose();
        Assert.True(server.WaitForIdle(Bound, connections: 300));
        Assert.Equal(300, server.Flights);
    }

    [Fact]
    public async Task Waiting_for_idle_gives_up_in_time()
    {
        await using Pop3TestServer server = Started();
        Assert.False(await server.WaitForIdleAsync(TimeSpan.FromMilliseconds(1), connections: 1));
        using Dialogue client = Dialogue.Tcp(server.Port);
        client.Ok();
        Assert.False(server.WaitForIdle(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task Dispose_ends_every_connection_and_frees_the_ports()
    {
        Pop3TestServer server = Started(new Pop3TestServerOptions { Clock = new ManualClock(), ImplicitTls = true });
        int port = server.Port, tlsPort = server.TlsPort;
        server.On("NOOP").Delay(TimeSpan.FromHours(1));
        using Dialogue idle = Dialogue.Tcp(port), waiting = Dialogue.Tcp(port);
        using Dialogue secure = Dialogue.Tcp(tlsPort).Secure(server), silent = Dialogue.Tcp(tlsPort);
        using Dialogue inMemory = Dialogue.InMemory(server);
        idle.LogIn();
        secure.Ok();
        inMemory.Ok();
        waiting.Ok().Send("USER x", "NOOP").Ok();
        await server.DisposeAsync();
        Assert.True(server.WaitForIdle(TimeSpan.Zero));
        Assert.All(server.Records, record => Assert.True(record.IsClosed));
        inMemory.ExpectEnd();
        Assert.Throws<ObjectDisposedException>(() => server.Connect());
        foreach (int closed in new[] { port, tlsPort })
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            var refusal = Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Loopback, closed));
            Assert.Equal(SocketError.ConnectionRefused, refusal.SocketErrorCode);
        }
        await server.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public void A_start_that_fails_is_none()
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Address = IPAddress.Parse("192.0.2.1") }); // for documentation only (RFC 5737)
        Assert.Throws<SocketException>(server.Start);
        Assert.Throws<InvalidOperationException>(() => server.TlsPort);
        Assert.Throws<SocketException>(server.Start);
    }

    [Fact]
    public void A_server_starts_once()
    {
        using var server = new Pop3TestServer();
        Assert.Throws<InvalidOperationException>(() => server.Port);
        Assert.Throws<InvalidOperationException>(() => server.TlsPort);
        server.Start();
        Assert.Throws<InvalidOperationException>(server.Start);
        Assert.InRange(server.Port, 1, 65535);
    }
}
