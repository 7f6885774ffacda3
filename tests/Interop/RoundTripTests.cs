using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Interop;

/// <summary>How many round trips a poll takes from the moment that TCP is up: TLS 1.3, greeting, login and QUIT included.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class RoundTripTests(SharedDovecot shared, ITestOutputHelper output)
{
    private readonly FakeBoard _board = new();

    static RoundTripTests()
    {
        // Blocking sessions hold threads of the pool, which grows slowly: on a small machine the proxy would wait for its turn.
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), completions);
    }

    [ServerFact]
    public async Task A_poll_of_an_empty_mailbox_takes_four_round_trips()
    {
        Assert.Equal((4, 4), await Measure(4, messages: 0, size: 0));
    }

    [ServerFact]
    public async Task A_poll_that_fetches_and_deletes_one_message_takes_five_round_trips()
    {
        Assert.Equal((5, 5), await Measure(5, messages: 1, size: 400));
    }

    [ServerFact]
    public async Task A_poll_that_fetches_and_deletes_fifty_messages_takes_six_round_trips_at_most()
    {
        // Flights are more: the window slides while replies come in.
        (int trips, _) = await Measure(6, messages: 50, size: 4096);
        Assert.InRange(trips, 5, 6);
    }

    // A busy machine adds time to every measurement. A longer way makes that weigh less, and takes no fewer round trips: what needs one
    // too many shows at every length.
    private async Task<(int Trips, int Flights)> Measure(int wanted, int messages, int size)
    {
        (int Trips, int Flights) measured = default;
        foreach (int delay in new[] { 50, 50, 100, 200 })
        {
            measured = await Measure(TimeSpan.FromMilliseconds(delay), messages, size);
            if (measured.Trips <= wanted) break;
        }
        return measured;
    }

    private async Task<(int Trips, int Flights)> Measure(TimeSpan delay, int messages, int size)
    {
        Account account = shared.Server.TakeAccount();
        // Two polls without the proxy: the profile is learnt, and the code is compiled.
        for (int i = 0; i < 2; i++)
        {
            shared.Server.Deliver(account, Mails.OfSize(400, i));
            Assert.Equal(PollOutcome.Completed, Poller(account, shared.Server.TlsPort).Poll().Outcome);
        }
        for (int i = 0; i < messages; i++) shared.Server.Deliver(account, Mails.OfSize(size, i));
        LetServerIndex(account);

        await using var proxy = new FaultProxy(shared.Server.TlsPort);
        proxy.FromServer(0, Fault.Delay(delay));
        proxy.FromClient(0, Fault.Delay(delay));
        MailboxPoller poller = Poller(account, proxy.Port);
        var clock = Stopwatch.StartNew();
        PollReport report = poller.Poll();
        TimeSpan elapsed = clock.Elapsed;
        output.WriteLine($"{messages} messages, {delay.TotalMilliseconds} ms each way: {elapsed.TotalMilliseconds:0} ms, {proxy.Flights} flights\n{proxy.Log}");
        Assert.Equal((PollOutcome.Completed, messages, messages), (report.Outcome, report.Read, report.Deleted));
        Assert.Equal(Pop3LoginTrap.KeepsInput, poller.Profile.LoginTrap);
        Assert.Equal(1, proxy.Connections);
        Assert.Equal(0, shared.Server.Messages(account));
        return ((int)(elapsed / (2 * delay)), proxy.Flights);
    }

    // A server that sees mails for the first time files and measures them: that is not the way's length.
    private void LetServerIndex(Account account)
    {
        using Pop3Session session = Pop3Session.Connect(shared.Server.Endpoint(Pop3Security.Implicit), Caller.Options(), new Pop3ServerProfile());
        session.Login(account.Name, account.Password);
        session.List();
        session.UniqueIds();
        session.Quit();
    }

    private MailboxPoller Poller(Account account, int port)
    {
        var options = new PollerOptions(account.Name, account.Password) { MaxMessages = 50, DeleteRejected = true };
        var connector = new TcpConnector(shared.Server.EndpointAt(port, Pop3Security.Implicit), Caller.Options());
        return new MailboxPoller(_board, connector, options, Plain.Commands(_board, options));
    }
}
