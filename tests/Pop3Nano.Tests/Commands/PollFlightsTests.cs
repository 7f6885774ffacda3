using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>How few round trips a poll takes once the server is known.</summary>
public class PollFlightsTests
{
    [Theory]
    [InlineData(LoginInputLoss.None, 0, 2)]
    [InlineData(LoginInputLoss.None, 1, 3)]
    [InlineData(LoginInputLoss.None, 50, 4)]
    [InlineData(LoginInputLoss.AfterAny, 0, 3)]
    [InlineData(LoginInputLoss.AfterAny, 1, 4)]
    [InlineData(LoginInputLoss.AfterAny, 50, 5)]
    public void A_known_server_is_polled_in_few_flights(LoginInputLoss loss, int messages, int flights)
    {
        foreach (Pop3LoginMethod method in (Pop3LoginMethod[])[Pop3LoginMethod.Automatic, Pop3LoginMethod.UserPass, Pop3LoginMethod.Plain])
        {
            using PollBench bench = Bench(loss, method).Acquaint(4);
            for (int i = 0; i < messages; i++) bench.Mail("led on");
            int before = bench.Server.Flights;
            PollReport report = bench.PollWell();
            Assert.Equal((messages, messages), (report.Done, report.Deleted));
            Assert.Equal(0, bench.Mailbox.Count);
            Assert.InRange(bench.Server.Flights - before, 1, flights);
        }
    }

    [Fact]
    public void The_poll_that_learns_loses_nothing()
    {
        using PollBench bench = Bench(LoginInputLoss.AfterAny, Pop3LoginMethod.Automatic).Acquaint(1);
        bench.Mail("led on");
        PollReport report = bench.Poller.Poll();
        Assert.Equal(PollOutcome.Learned, report.Outcome);
        Assert.Equal((0, 1), (report.Read, bench.Mailbox.Count));
        Assert.DoesNotContain("QUIT", bench.Server.Connection(2).Commands);
        Assert.Equal(1000, report.NextDelay);
        Assert.Equal(1, bench.PollWell().Done);
        Assert.Equal(["led on"], bench.Board.Switched);
        Assert.Equal(Pop3LoginTrap.LosesInput, bench.Poller.Profile.LoginTrap);
        for (int i = 0; i < 5; i++) bench.PollWell();
        Assert.DoesNotContain("NOOP", bench.LastDialogue);
    }

    [Fact]
    public void A_server_that_begins_to_lose_input_costs_one_poll_and_no_mail()
    {
        using PollBench bench = Bench(LoginInputLoss.None, Pop3LoginMethod.Automatic).Acquaint(3);
        Assert.Equal(Pop3LoginTrap.KeepsInput, bench.Poller.Profile.LoginTrap);
        using PollBench other = Bench(LoginInputLoss.AfterAny, Pop3LoginMethod.Automatic);
        bench.Connector.Server = other.Server;
        other.Mail("led on");
        Assert.Equal(PollOutcome.Learned, bench.Poller.Poll().Outcome);
        Assert.Equal(1, bench.PollWell().Done);
        Assert.Equal(0, other.Mailbox.Count);
    }

    [Fact]
    public void The_first_poll_asks_what_the_server_can_do_and_later_ones_do_not()
    {
        using PollBench bench = Bench(LoginInputLoss.None, Pop3LoginMethod.Automatic);
        bench.PollWell();
        Assert.Equal("CAPA AUTH UIDL LIST CAPA QUIT", bench.LastDialogue);
        bench.PollWell();
        Assert.Equal("AUTH NOOP UIDL LIST QUIT", bench.LastDialogue);
        bench.PollWell();
        Assert.Equal("AUTH UIDL LIST QUIT", bench.LastDialogue);
        bench.Mail("led on");
        bench.PollWell();
        Assert.Equal("AUTH UIDL LIST UIDL RETR DELE QUIT", bench.LastDialogue);
    }

    [Fact]
    public void What_was_learnt_is_saved_when_it_changes_and_only_then()
    {
        using PollBench bench = Bench(LoginInputLoss.None, Pop3LoginMethod.Automatic);
        bench.Acquaint(3);
        int writes = bench.Board.Store.Writes;
        Assert.InRange(writes, 1, 3);
        for (int i = 0; i < 10; i++) bench.PollWell();
        bench.Mail("led on");
        bench.PollWell();
        Assert.Equal(writes, bench.Board.Store.Writes);
        var restarted = new MailboxPoller(bench.Board, bench.Connector, bench.Options, bench.Commands);
        restarted.Poll();
        Assert.Equal("AUTH UIDL LIST QUIT", bench.LastDialogue);
        Assert.Equal(writes, bench.Board.Store.Writes);
    }

    [Fact]
    public void A_damaged_store_is_as_good_as_none()
    {
        using PollBench bench = Bench(LoginInputLoss.None, Pop3LoginMethod.Automatic).Acquaint(3);
        bench.Board.Store.Slots[0][9] ^= 4;
        var restarted = new MailboxPoller(bench.Board, bench.Connector, bench.Options, bench.Commands);
        Assert.Equal(PollOutcome.Completed, restarted.Poll().Outcome);
        Assert.Equal("CAPA AUTH UIDL LIST CAPA QUIT", bench.LastDialogue);
    }

    private static PollBench Bench(LoginInputLoss loss, Pop3LoginMethod method) =>
        new(new Pop3TestServerOptions { LosesInputBehindLogin = loss, Clock = new ManualClock() }, options =>
        {
            options.Method = method;
            options.MaxMessages = 50;
        });
}
