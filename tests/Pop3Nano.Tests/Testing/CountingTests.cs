using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

public sealed class CountingTests
{
    private static Pop3TestServer Server(Pop3TestServerOptions? options = null)
    {
        var server = new Pop3TestServer(options ?? new Pop3TestServerOptions());
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n");
        return server;
    }

    [Fact]
    public void A_flight_is_what_the_client_sends_before_it_hears_again()
    {
        using Pop3TestServer server = Server();
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.Ok();
            Assert.Equal(0, server.Flights);
            client.Send("USER tim").Send("PASS secret").Raw("ST").Raw("AT\r\n");
            Assert.Equal(1, server.Flights);
            client.Ok().Ok().Ok();
            client.Send("RETR 1").Ok();
            client.Send("QUIT");
        }
        Assert.Equal(3, server.Flights);
        Assert.Equal(["USER", "PASS", "STAT", "RETR", "QUIT"], server.Commands);
        using (Dialogue client = Dialogue.InMemory(server)) client.Ok().Send("QUIT");
        Assert.Equal(4, server.Flights);
        Assert.Equal(1, server.Connection(2).Flights);
        Assert.Equal(2, server.Connections);
        Assert.Equal(1, server.Logins);
        Assert.Equal("tim", server.Connection(1).User);
        Assert.True(server.WaitForIdle(TimeSpan.Zero, connections: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.Connection(3));
    }

    [Fact]
    public void Input_that_the_server_loses_is_a_flight_all_the_same()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LosesInputBehindLogin = LoginInputLoss.AfterPass });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER tim", "PASS secret", "STAT").Ok().Ok().Send("STAT").Ok();
        Assert.Equal(2, server.Flights);
        Assert.Equal(["USER", "PASS", "STAT"], server.Commands);
    }

    [Fact]
    public void Transcripts_hold_the_dialogue_and_no_secret()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, Clock = new ManualClock() });
        string plain = Convert.ToBase64String("\0tim\0secret"u8);
        string half = Convert.ToBase64String("secret"u8);
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.Ok().Send("APOP tim 0123456789abcdef", "pass secret", "AUTH PLAIN " + plain[..8], half, "SECRETIVE x", "AUTH PLAIN")
                .Err().Err().Err().Err().Err().Expect("+ ");
            client.Send(plain).Ok().Send("RETR 1").Ok().Expect("Subject: s", "", "body", ".").Send("QUIT").Ok();
        }
        Assert.Equal(
            [
                "S: +OK POP3 server ready <1.1767225600000@localhost>",
                "C: APOP tim ***", "S: -ERR [AUTH] wrong name or password",
                "C: PASS ***", "S: -ERR send USER first",
                "C: AUTH PLAIN ***", "S: -ERR [AUTH] wrong name or password",
                "C: ***", "S: -ERR unknown command",
                "C: *** ***", "S: -ERR unknown command",
                "C: AUTH PLAIN", "S: + ",
                "C: ***", "S: +OK 1 messages (20 octets)",
                "C: RETR 1", "S: +OK 20 octets", "S: (23 octets of a message)",
                "C: QUIT", "S: +OK bye",
            ],
            server.Transcript);
        Assert.Equal(["APOP", "PASS", "AUTH", "***", "***", "AUTH", "RETR", "QUIT"], server.Commands);
    }

    [Fact]
    public void A_connection_that_is_just_being_made_is_not_idle()
    {
        var clock = new CallingClock();
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, Clock = clock });
        bool isIdle = true;
        clock.Asked = () => isIdle = server.WaitForIdle(TimeSpan.Zero, connections: 1); // for the greeting's timestamp
        using (server.Connect()) Assert.False(isIdle);
        Assert.True(server.WaitForIdle(TimeSpan.Zero, connections: 1));
    }

    [Fact]
    public void A_connection_that_is_being_made_while_the_server_ends_does_not_outlive_it()
    {
        var clock = new CallingClock();
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, Clock = clock });
        clock.Asked = server.Dispose;
        Assert.Throws<ObjectDisposedException>(() => server.Connect());
        Assert.True(server.Connection(1).IsClosed);
        Assert.True(server.WaitForIdle(TimeSpan.Zero));
    }

    [Fact]
    public void Transcripts_can_be_switched_off()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { KeepsTranscript = false });
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn();
        Assert.Empty(server.Transcript);
        Assert.Equal(2, server.Commands.Count);
        Assert.Equal(66, server.Connection(1).OctetsSent);
        Assert.Equal(23, server.Connection(1).OctetsReceived);
    }

    [Fact]
    public async Task Asynchronous_reads_complete_at_once_and_silence_ends_with_the_callers_deadline()
    {
        var clock = new ManualClock();
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Clock = clock });
        await using Stream stream = server.Connect();
        byte[] buffer = new byte[100];
        ValueTask<int> read = stream.ReadAsync(buffer);
        Assert.True(read.IsCompletedSuccessfully);
        Assert.Equal(23, await read);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), clock);
        ValueTask<int> silent = stream.ReadAsync(buffer, deadline.Token);
        Assert.True(silent.IsCanceled);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 30, TimeSpan.Zero), clock.GetUtcNow());
        stream.ReadTimeout = 1000;
        await Assert.ThrowsAsync<IOException>(() => stream.ReadAsync(buffer).AsTask());
    }

    [Fact]
    public async Task An_asynchronous_read_without_a_deadline_waits_for_a_write_or_the_end()
    {
        using Pop3TestServer server = Server();
        await using Stream stream = server.Connect();
        byte[] buffer = new byte[100];
        Assert.Equal(23, await stream.ReadAsync(buffer));
        ValueTask<int> read = stream.ReadAsync(buffer);
        Assert.False(read.IsCompleted);
        stream.Write("NOOP\r\n"u8);
        Assert.Equal("-ERR log in first\r\n".Length, await read);
        using var cancel = new CancellationTokenSource();
        ValueTask<int> cancelled = stream.ReadAsync(buffer, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled);
        ValueTask<int> last = stream.ReadAsync(buffer);
        await stream.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await last);
    }
}
