using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>How connections end under TLS, where the end is a word (close_notify) before it is the socket's.</summary>
public sealed class TlsEndTests
{
    private const int Octets = 64_000_000; // more than any socket buffers

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("", true)]
    [InlineData("STAT\r\nLIST\r\n", true)]
    [InlineData("", false)]
    [InlineData("STAT\r\nLIST\r\n", false)]
    public async Task A_delay_ends_with_the_clients_close_notify_or_its_end_whatever_it_sent_meanwhile(string meanwhile, bool saysSo)
    {
        await using Pop3TestServer server = Started();
        server.On("NOOP").Delay(Hour);
        using Dialogue client = Dialogue.Tcp(server.TlsPort).Secure(server);
        client.LogIn().Send("NOOP");
        Assert.True(_clock.WaitForTimers(1, Bound));
        client.Raw(meanwhile);
        if (saysSo) await ((SslStream)client.Stream).ShutdownAsync(); // the socket stays open
        else client.Dispose();
        Assert.True(await server.WaitForIdleAsync(Bound, connections: 1));
        Assert.False(_clock.WaitForTimers(1, TimeSpan.Zero));
    }

    [Fact]
    public void What_came_in_a_delay_is_answered_behind_it()
    {
        using Pop3TestServer server = Started();
        server.On("NOOP").Delay(Hour);
        server.On("QUIT").Delay(Hour);
        using Dialogue client = Dialogue.Tcp(server.TlsPort).Secure(server);
        client.LogIn().Send("NOOP");
        Assert.True(_clock.WaitForTimers(1, Bound));
        client.Send("STAT", "LIST 1");
        _clock.Advance(Hour);
        client.Expect("+OK", "+OK 1 20", "+OK 1 20").Send("QUIT");
        Assert.True(_clock.WaitForTimers(1, Bound));
        _clock.Advance(Hour);
        client.Ok().ExpectEnd();
    }

    /// <summary>
    /// Where the buffers are full even close_notify has to wait. The first client shows about where that is, the next four to the octet; the
    /// replies to the last four end there.
    /// </summary>
    [Fact]
    public async Task Clients_that_read_nothing_do_not_hold_Dispose()
    {
        Pop3TestServer server = Started(TimeProvider.System);
        TestMailbox mailbox = server.AddMailbox("tom", "secret");
        mailbox.IsShared = true;
        mailbox.AddSynthetic(Octets);
        server.On("TOP").Drip(TimeSpan.FromTicks(1)); // a record for each octet, smaller than close_notify
        List<Dialogue> clients = [Unread(server, "RETR 1")];
        await Full(server);
        mailbox.AddSynthetic(Math.Max(32, server.Connection(1).OctetsSent - 131_072));
        for (int i = 2; i <= 5; i++) clients.Add(Unread(server, "RETR 2", "TOP 1 1000000"));
        await Full(server);
        for (int i = 6; i <= 9; i++)
        {
            server.OnOutput(connection: i).Cut(server.Connection(i - 4).OctetsSent - 1); // the last one was not taken
            clients.Add(Unread(server, "RETR 2", "TOP 1 1000000"));
        }
        await Full(server);
        await server.DisposeAsync().AsTask().WaitAsync(Bound);
        foreach (Dialogue client in clients) client.Dispose();
    }

    private Pop3TestServer Started(TimeProvider? clock = null)
    {
        var server = new Pop3TestServer(new Pop3TestServerOptions { Clock = clock ?? _clock });
        server.AddMailbox("tim", "secret").Add("Subject: s\n\nbody\n");
        server.Start();
        return server;
    }

    private static Dialogue Unread(Pop3TestServer server, params string[] commands) => Dialogue.Tcp(server.TlsPort).Secure(server).LogIn("tom").Send(commands);

    // Nobody takes more of what the server has to send. Were it too early to say so, the test would find less, and not fail for it.
    private static async Task Full(Pop3TestServer server)
    {
        long sent = 0;
        for (int looks = 0; looks < 20; looks++)
        {
            await Task.Delay(10);
            long now = server.Records.Sum(record => record.OctetsSent);
            if (now != sent) looks = 0;
            sent = now;
        }
    }
}
