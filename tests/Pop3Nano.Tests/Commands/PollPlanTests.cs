using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>Which mails a poll reads: nothing that lies in a maildrop keeps new mails from being read.</summary>
public class PollPlanTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Mails_that_are_put_off_or_cannot_be_read_do_not_hold_back_newer_ones(bool unreadable)
    {
        using var bench = new PollBench(options: options => options.MaxMessages = 4, handler: commands => new FragileHandler(commands));
        for (int i = 0; i < 9; i++) bench.Mail("later");
        if (unreadable) bench.Server.On("RETR").Reply("-ERR not now\r\n");
        for (int poll = 0; poll < 3; poll++) bench.PollWell();
        bench.Mail("led on");
        bench.PollWell();
        Assert.Equal(unreadable ? [] : ["led on"], bench.Board.Switched);
        Assert.Contains(bench.Server.Connection(bench.Server.Connections).Commands, command => command == "RETR");
    }

    [Fact]
    public void What_is_put_off_is_looked_at_in_turn()
    {
        using var bench = new PollBench(options: options => options.MaxMessages = 4, handler: commands => new FragileHandler(commands));
        for (int i = 0; i < 9; i++) bench.Mail("later");
        for (int poll = 0; poll < 3; poll++) bench.PollWell();
        int[] read = new int[6];
        for (int poll = 0; poll < read.Length; poll++) read[poll] = bench.PollWell().Read;
        Assert.Equal([4, 2, 4, 4, 1, 4], read);
    }

    [Fact]
    public void Without_unique_ids_kept_mails_are_passed_over_too_but_now_and_then()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { Uidl = false });
        for (int i = 0; i < 5; i++) bench.Mail("hello " + new string('x', i));
        int read = Enumerable.Range(0, 32).Sum(_ => bench.PollWell().Read);
        Assert.Equal(15, read);
        bench.Mail("led on");
        Assert.Equal((1, 1), (bench.PollWell().Read, bench.Board.Switched.Count));
    }

    [Fact]
    public void A_mail_without_end_costs_two_polls_and_then_comes_last()
    {
        using var bench = new PollBench(options: options => options.PollBudgetSeconds = 30);
        bench.Mail("hello");
        bench.PollWell();
        bench.Board.Tick = 20_000;
        bench.Mail("led on");
        bench.Mail("led off");
        for (int poll = 0; poll < 2; poll++) Assert.Equal(PollOutcome.TimedOut, bench.Poller.Poll().Outcome);
        bench.Board.Tick = 0;
        for (int poll = 0; poll < 3; poll++) bench.Poller.Poll();
        Assert.Equal(1, bench.Mailbox.Count);
        Assert.Equal(2, bench.Board.Switched.Distinct().Count());
    }
}
