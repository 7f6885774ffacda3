using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>What becomes of a connection while nobody uses it: it is looked at, or asked by NOOP, before a command is written.</summary>
public class IdleConnectionTests
{
    private readonly ManualClock _clock = new();

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_the_checkup_period_NOOP_goes_first(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench);
        await Count(client, blocking);
        _clock.Advance(TimeSpan.FromMilliseconds(299999));
        await Count(client, blocking);
        Assert.DoesNotContain("NOOP", bench.Server.Commands);
        _clock.Advance(TimeSpan.FromMilliseconds(300000));
        await Count(client, blocking);
        Assert.Equal(["STAT", "STAT", "NOOP", "STAT"], bench.Server.Commands.TakeLast(4));
        client.ConnectionCheckupPeriod = 1000;
        _clock.Advance(TimeSpan.FromMilliseconds(1000));
        await Count(client, blocking);
        Assert.Equal(2, bench.Server.Commands.Count(command => command == "NOOP"));
        client.ConnectionCheckupPeriod = 0; // never
        _clock.Advance(TimeSpan.FromDays(30));
        await Count(client, blocking);
        Assert.Equal(2, bench.Server.Commands.Count(command => command == "NOOP"));
        Assert.Equal(1, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_nobody_is_logged_in_there_is_no_checkup_and_calls_go_on(bool blocking)
    {
        using var bench = new ClientBench();
        using Pop3Client client = Client(bench);
        client.UseAuthentication = false;
        Assert.NotEmpty(await Capabilities());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.NotEmpty(await Capabilities());
        Assert.Equal(["CAPA", "CAPA"], bench.Server.Commands);
        Assert.Equal(1, bench.Server.Connections);

        async Task<string[]> Capabilities() => blocking ? client.GetCapabilities() : await client.GetCapabilitiesAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_checkup_that_fails_makes_a_new_connection(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench);
        await Count(client, blocking);
        bench.Server.On("NOOP").Close();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Count(client, blocking));
        Assert.Equal(2, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_checkup_that_nobody_answers_has_the_greeting_timeout_and_no_more(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench);
        client.Timeout = 60000;
        client.GreetingTimeout = 5000;
        await Count(client, blocking);
        bench.Server.On("NOOP").Silence();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Count(client, blocking).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, bench.Server.Connections);
    }

    [Fact]
    public void A_refused_NOOP_is_a_sign_of_life()
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench);
        client.DeleteMessage(1);
        bench.Server.On("NOOP").Reply("-ERR what?\r\n");
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, client.GetMessageCount());
        Assert.Equal(1, bench.Server.Connections);
        Assert.Throws<Pop3CommandException>(client.Noop); // asked for by name it is an error
    }

    [Fact]
    public void A_checkup_that_fails_does_not_hide_that_marks_are_lost()
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = Client(bench);
        client.DeleteMessage(2);
        bench.Server.On("NOOP").Close();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([2], Assert.Throws<Pop3ConnectionLostException>(() => client.GetMessageCount()).LostMarks);
        Assert.Equal(1, bench.Server.Connections);
        Assert.Equal(2, client.GetMessageCount());
    }

    [Theory]
    [InlineData(true, false, "-ERR\r\n")]
    [InlineData(false, false, "-ERR\r\n")]
    [InlineData(true, true, "-ERR\r\n")]
    [InlineData(false, true, "-ERR\r\n")]
    [InlineData(true, false, "")]
    [InlineData(false, false, "")]
    [InlineData(true, true, "")]
    [InlineData(false, true, "")]
    public async Task A_server_that_said_farewell_or_hung_up_is_noticed_before_anything_is_written(bool blocking, bool tls, string farewell)
    {
        const string Reply = "+OK 1 9\r\n";
        var clock = new ManualClock();
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { Clock = clock });
        using Pop3Client client = Client(bench, tls);
        client.Noop();
        long sent = bench.Server.Connection(1).OctetsSent;
        Pop3ReplyScript script = bench.Server.On("STAT", occurrence: 1).Reply(Reply + farewell);
        if (farewell.Length == 0) script.Close();
        else script.Drip(TimeSpan.FromSeconds(1)); // what is behind the reply comes when the call is over
        Task<int> count = Task.Run(() => Count(client, blocking));
        if (farewell.Length > 0) Drip(clock, Reply.Length);
        Assert.Equal(1, await count);
        if (farewell.Length > 0) Drip(clock, farewell.Length);
        await Until(() => farewell.Length == 0 ? bench.Server.Connection(1).IsClosed : bench.Server.Connection(1).OctetsSent == sent + Reply.Length + farewell.Length);
        Assert.Equal(1, await Count(client, blocking));
        Assert.Equal(2, bench.Server.Connections);
        Assert.Single(bench.Server.Connection(1).Commands, command => command == "STAT"); // nothing was written to the one that is gone
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_farewell_with_marks_pending_is_told(bool tls)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = Client(bench, tls);
        client.DeleteMessage(1);
        bench.Server.On("STAT", occurrence: 1).Reply("+OK 1 10\r\n").Close();
        client.GetMessageCount();
        await Until(() => bench.Server.Connection(1).IsClosed);
        if (!tls) Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Assert.Equal([1], (await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => client.GetMessageCountAsync())).LostMarks);
        Assert.Equal(2, bench.Mailbox.Count);
    }

    [Fact]
    public async Task ConnectionState_tells_what_is_known_without_traffic()
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = Client(bench);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        Assert.Null(client.CurrentConnection);
        client.Noop();
        Assert.Equal(ConnectionState.Open, client.ConnectionState);
        Assert.Equal(ConnectionState.Open, client.CurrentConnection!.ConnectionState);
        bench.Server.On("STAT", occurrence: 1).Reply("+OK 1 10\r\n").Close();
        client.GetMessageCount();
        int sent = bench.Server.Commands.Count;
        await Until(() => client.ConnectionState != ConnectionState.Open);
        Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Assert.Equal(sent, bench.Server.Commands.Count);
        client.Host = "127.0.0.1"; // a broken connection binds nobody
        Assert.Equal(1, client.GetMessageCount());
        Assert.Equal(ConnectionState.Open, client.ConnectionState);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_known_of_a_server_is_not_held_of_the_next_one(bool blocking)
    {
        using var first = new ClientBench(messages: 1);
        using var second = new ClientBench(messages: 2);
        using Pop3Client client = Client(first);
        await Count(client, blocking);
        string[] toAStranger = [.. first.Server.Commands];
        Assert.Equal("CAPA", toAStranger[0]);
        first.Server.On("STAT", occurrence: 1).Reply("+OK 1 10\r\n").Close();
        await Count(client, blocking);
        await Until(() => client.ConnectionState == ConnectionState.Broken);
        client.Port = second.Server.Port; // and the client still has the connection that is gone
        Assert.Equal(2, await Count(client, blocking));
        Assert.Equal(toAStranger, second.Server.Commands);
    }

    // So many octets of a server that drips, each when its time has come.
    private static void Drip(ManualClock clock, int octets)
    {
        for (int i = 0; i < octets; i++)
        {
            Assert.True(clock.WaitForTimers(1, TimeSpan.FromMinutes(1)));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task Until(Func<bool> happened)
    {
        for (var watch = Stopwatch.StartNew(); !happened() && watch.Elapsed < TimeSpan.FromSeconds(60);) await Task.Delay(5);
    }

    private Pop3Client Client(ClientBench bench, bool tls = false) => new(new Pop3ClientOptions
    {
        Host = "127.0.0.1",
        Port = tls ? bench.Server.TlsPort : bench.Server.Port,
        Username = ClientBench.Name,
        Password = ClientBench.Password,
        SecurityOptions = tls ? SecurityOptions.SSLImplicit : SecurityOptions.None,
        TrustedCertificates = tls ? Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem) : [],
        Clock = _clock,
        Timeout = 20000,
    });

    private static async Task<int> Count(Pop3Client client, bool blocking) => blocking ? client.GetMessageCount() : await client.GetMessageCountAsync();
}
