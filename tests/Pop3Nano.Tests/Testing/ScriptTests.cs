using System;
using System.Text;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>One test per verb of the script.</summary>
public sealed class ScriptTests
{
    private static Pop3TestServer Server(TimeProvider? clock = null)
    {
        var server = new Pop3TestServer(new Pop3TestServerOptions { Clock = clock ?? TimeProvider.System });
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n");
        return server;
    }

    [Fact]
    public void Reply_replaces_the_nth_reply_and_is_carried_out_only_if_it_says_so()
    {
        using Pop3TestServer server = Server();
        server.On("dele", occurrence: 1).Reply("-ERR not now\r\n");
        server.On("DELE", occurrence: 2).Reply("+OK gone\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("DELE 1", "STAT", "DELE 1", "STAT", "DELE 1")
            .Expect("-ERR not now", "+OK 1 20", "+OK gone", "+OK 0 0", "-ERR no such message");
    }

    [Fact]
    public void CarriedOut_decides_whatever_the_reply_says()
    {
        using Pop3TestServer server = Server();
        server.On("DELE").Reply("-ERR no\r\n").CarriedOut();
        server.On("RSET").Reply("+OK yes\r\n").CarriedOut(false);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("DELE 1", "RSET", "STAT").Expect("-ERR no", "+OK yes", "+OK 0 0");
    }

    [Fact]
    public void Silence_swallows_one_command_and_takes_no_time()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        using Pop3TestServer server = Server(clock);
        server.On("NOOP").Silence();
        using Dialogue client = Dialogue.InMemory(server);
        client.Stream.ReadTimeout = 90_000;
        client.LogIn().Send("NOOP").ExpectSilence();
        Assert.Equal(TimeSpan.FromSeconds(90), clock.GetUtcNow() - start);
        client.Send("STAT").Ok();
    }

    [Fact]
    public void Close_ends_the_connection_in_place_of_the_reply()
    {
        using Pop3TestServer server = Server();
        server.On("QUIT").Close();
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("DELE 1", "QUIT").Ok().ExpectEnd();
        Assert.Equal(1, server.Logins);
        using Dialogue again = Dialogue.InMemory(server);
        again.LogIn().Send("STAT").Expect("+OK 1 20");
    }

    [Fact]
    public void Reply_and_close()
    {
        using Pop3TestServer server = Server();
        server.On("RETR").Reply("+OK\r\nhalf").Close();
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("RETR 1").Expect("+OK");
        Assert.Equal("half", client.RawLine());
    }

    [Fact]
    public void Cut_closes_and_stall_holds_after_so_many_octets()
    {
        using Pop3TestServer server = Server();
        server.On("RETR").Cut(20);
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.LogIn().Send("RETR 1").Expect("+OK 20 octets");
            Assert.Equal("Subje", client.RawLine());
        }
        server.On("RETR").Stall(15);
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.LogIn().Send("RETR 1", "NOOP").Expect("+OK 20 octets").Send("NOOP").ExpectSilence();
        }
    }

    [Theory]
    [InlineData(5), InlineData(6), InlineData(1000)]
    public void A_reply_with_fewer_octets_is_whole_and_then_cut_or_stalled(int octets)
    {
        using Pop3TestServer server = Server();
        server.On("NOOP").Cut(octets);
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("NOOP", "STAT").Expect("+OK").ExpectEnd();
        server.On("NOOP").Stall(octets);
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("NOOP", "STAT").Expect("+OK").Send("STAT").ExpectSilence();
        server.OnOutput().Cut(octets + 1000);
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("STAT").Ok();
    }

    [Fact]
    public void Prepend_and_append_surround_the_reply()
    {
        using Pop3TestServer server = Server();
        server.On("NOOP").Prepend("\r\n").Prepend(".\r\n"u8.ToArray()).Append("+OK one more\r\n").Append("x\r\n"u8.ToArray());
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("NOOP").Expect("", ".", "+OK", "+OK one more", "x");
    }

    [Fact]
    public void Garbage_has_its_length_and_no_line_end()
    {
        using Pop3TestServer server = Server();
        server.On("STAT").Garbage(1000);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("STAT");
        byte[] garbage = new byte[1000];
        client.Stream.ReadExactly(garbage);
        Assert.All(garbage, octet => Assert.InRange(octet, (byte)0x80, (byte)0xFF));
        client.ExpectSilence();
    }

    [Fact]
    public void Delay_and_drip_pass_by_the_manual_clock()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        using Pop3TestServer server = Server(clock);
        server.On("NOOP").Delay(TimeSpan.FromMinutes(1));
        server.On("STAT").Drip(TimeSpan.FromSeconds(1));
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("NOOP").Ok();
        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetUtcNow() - start);
        client.Send("STAT");
        byte[] buffer = new byte[100];
        for (int i = 0; i < 10; i++) Assert.Equal(1, client.Stream.Read(buffer));
        Assert.Equal(TimeSpan.FromSeconds(70), clock.GetUtcNow() - start);
        client.ExpectSilence();
    }

    [Fact]
    public void A_delay_beyond_the_timeout_is_a_timeout_and_the_rest_of_it_comes_later()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        using Pop3TestServer server = Server(clock);
        server.On("NOOP").Delay(TimeSpan.FromSeconds(25));
        using Dialogue client = Dialogue.InMemory(server);
        client.Stream.ReadTimeout = 10_000;
        client.LogIn().Send("NOOP");
        client.ExpectSilence();
        client.ExpectSilence();
        client.Expect("+OK");
        Assert.Equal(TimeSpan.FromSeconds(25), clock.GetUtcNow() - start);
    }

    [Fact]
    public void The_greeting_can_be_anything()
    {
        using Pop3TestServer server = Server();
        server.OnGreeting(connection: 1).Reply("220 smtp.example ESMTP\r\n");
        server.OnGreeting(connection: 2).Close();
        server.OnGreeting(connection: 3).Silence();
        using Dialogue one = Dialogue.InMemory(server), two = Dialogue.InMemory(server);
        using Dialogue three = Dialogue.InMemory(server), four = Dialogue.InMemory(server);
        one.Expect("220 smtp.example ESMTP");
        two.ExpectEnd();
        three.ExpectSilence();
        four.Ok();
    }

    [Fact]
    public void The_whole_output_can_be_cut_stalled_and_dripped()
    {
        using Pop3TestServer server = Server();
        server.OnOutput(connection: 1).Cut(25);
        server.OnOutput(connection: 2).Stall(30).Drip(TimeSpan.FromSeconds(1));
        using Dialogue one = Dialogue.InMemory(server);
        one.Expect("+OK POP3 server ready").Send("USER tim");
        Assert.Equal("+O", one.RawLine());
        using Dialogue two = Dialogue.InMemory(server);
        two.Expect("+OK POP3 server ready").Send("USER tim");
        byte[] buffer = new byte[100];
        for (int i = 23; i < 30; i++) Assert.Equal(1, two.Stream.Read(buffer));
        two.ExpectSilence();
        Assert.Equal(30, server.Connection(2).OctetsSent);
        server.OnOutput().Cut(23);
        using Dialogue three = Dialogue.InMemory(server);
        three.Expect("+OK POP3 server ready").ExpectEnd();
    }

    [Fact]
    public void Sasl_responses_have_scripts_of_their_own()
    {
        using Pop3TestServer server = Server();
        server.OnSaslResponse(occurrence: 1).Reply("+ eyJzdGF0dXMiOiI0MDEifQ==\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        string plain = Convert.ToBase64String("\0tim\0secret"u8);
        client.Ok().Send("AUTH PLAIN").Expect("+ ").Send(plain).ExpectStart("+ eyJ").Send("AUTH PLAIN").Expect("+ ").Send(plain).Ok();
        Assert.Equal(1, server.Logins);
    }

    [Fact]
    public void Every_command_can_be_meant_and_all_can_be_forgotten()
    {
        using Pop3TestServer server = Server();
        server.On("*", occurrence: 3).Reply("-ERR three\r\n");
        server.On("*", occurrence: 4).Reply("-ERR four\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("NOOP").Expect("-ERR three").Send("").Expect("-ERR four");
        server.On("*").Reply("-ERR all\r\n");
        client.Send("NOOP").Expect("-ERR all");
        server.ClearScript();
        client.Send("NOOP").Expect("+OK");
    }

    [Theory]
    [InlineData("RERT"), InlineData("RETR 1"), InlineData(" RETR"), InlineData("greeting"), InlineData("(greeting)"), InlineData("XTND"), InlineData("**")]
    public void A_keyword_that_the_server_does_not_have_is_refused(string keyword)
    {
        using Pop3TestServer server = Server();
        ArgumentException refusal = Assert.Throws<ArgumentException>(nameof(keyword), () => server.On(keyword));
        Assert.Contains("\"" + keyword + "\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Command", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_command_is_scripted_like_those_of_pop3()
    {
        using Pop3TestServer server = Server();
        server.Command("XTND", _ => "+OK as always\r\n");
        server.On("xtnd", occurrence: 2).Reply("-ERR not now\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("XTND", "xtnd", "XTND").Expect("+OK as always", "-ERR not now", "+OK as always");
    }

    [Fact]
    public void Replies_can_be_injected_behind_stls()
    {
        using Pop3TestServer server = Server();
        server.On("STLS").Append("+OK injected\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("STLS");
        byte[] buffer = new byte[100];
        int count = client.Stream.Read(buffer);
        Assert.Equal("+OK begin TLS\r\n+OK injected\r\n", Encoding.ASCII.GetString(buffer, 0, count));
    }

    [Theory]
    [InlineData(-1), InlineData(int.MaxValue + 1L)]
    public void A_time_that_no_timer_takes_is_refused(long milliseconds)
    {
        using Pop3TestServer server = Server();
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Throws<ArgumentOutOfRangeException>("time", () => server.On("NOOP").Delay(time));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => server.On("NOOP").Drip(time));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => server.OnOutput().Drip(time));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => Fault.Drip(time));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => Fault.Delay(time));
    }

    [Theory]
    [InlineData("QUIT"), InlineData("*")]
    public void Quit_that_is_refused_ends_the_connection_and_removes_nothing(string keyword)
    {
        using Pop3TestServer server = Server();
        server.On(keyword, occurrence: keyword == "QUIT" ? 1 : 4).Reply("-ERR some deleted messages not removed\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("DELE 1", "QUIT").Ok().Err().ExpectEnd();
        using Dialogue again = Dialogue.InMemory(server);
        again.LogIn().Send("STAT").Expect("+OK 1 20");
    }
}
