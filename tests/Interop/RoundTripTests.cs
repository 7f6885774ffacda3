using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Interop;

/// <summary>How many round trips a poll takes from the moment that TCP is up: TLS 1.3, greeting, login and QUIT included.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class RoundTripTests(SharedDovecot shared, ITestOutputHelper output)
{
    private readonly FakeBoard _board = new();

    [ServerFact]
    public async Task A_poll_of_an_empty_mailbox_takes_four_round_trips()
    {
        (int trips, int flights) = await Measure(messages: 0, size: 0);
        Assert.Equal(4, trips);
        Assert.Equal(4, flights);
    }

    [ServerFact]
    public async Task A_poll_that_fetches_and_deletes_one_message_takes_five_round_trips()
    {
        (int trips, int flights) = await Measure(messages: 1, size: 400);
        Assert.Equal(5, trips);
        Assert.Equal(5, flights);
    }

    [ServerFact]
    public async Task A_poll_that_fetches_and_deletes_fifty_messages_takes_six_round_trips_at_most()
    {
        (int trips, _) = await Measure(messages: 50, size: 4096);
        Assert.InRange(trips, 5, 6);
    }

    private async Task<(int Trips, int Flights)> Measure(int messages, int size)
    {
        Account account = shared.Server.TakeAccount();
        // Two polls without the proxy: the profile is learnt, and the code is compiled.
        for (int i = 0; i < 2; i++)
        {
            shared.Server.Deliver(account, Mails.OfSize(400, i));
            Assert.Equal(PollOutcome.Completed, Poller(account, shared.Server.TlsPort).Poll().Outcome);
        }
        for (int i = 0; i < messages; i++) shared.Server.Deliver(account, Mails.OfSize(size, i));

        await using var proxy = new DelayingProxy(shared.Server.TlsPort);
        MailboxPoller poller = Poller(account, proxy.Port);
        var clock = Stopwatch.StartNew();
        PollReport report = poller.Poll();
        TimeSpan elapsed = clock.Elapsed;
        output.WriteLine($"{messages} messages: {elapsed.TotalMilliseconds:0} ms, {proxy.Flights} flights\n{proxy.Log}");
        Assert.Equal((PollOutcome.Completed, messages, messages), (report.Outcome, report.Read, report.Deleted));
        Assert.Equal(Pop3LoginTrap.KeepsInput, poller.Profile.LoginTrap);
        Assert.Single(proxy.Connections);
        Assert.Equal(0, shared.Server.Messages(account));
        return ((int)(elapsed.TotalMilliseconds / 100), proxy.Flights);
    }

    private MailboxPoller Poller(Account account, int port)
    {
        var options = new PollerOptions(account.Name, account.Password) { MaxMessages = 50, DeleteRejected = true };
        var connector = new TcpConnector(shared.Server.EndpointAt(port, Pop3Security.Implicit), Caller.Options());
        return new MailboxPoller(_board, connector, options, new BoardCommands(_board, options));
    }
}
