using System;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>A restart comes when its mail is known to be gone: with the mail still there, the board would restart for ever.</summary>
public class RebootTests
{
    [Fact]
    public void The_board_restarts_once_when_the_mail_is_gone()
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        bench.PollWell();
        Assert.Equal((1, 0), (bench.Board.Reboots, bench.Mailbox.Count));
        bench.PollWell();
        Assert.Equal(1, bench.Board.Reboots);
    }

    [Fact]
    public void Two_mails_in_one_poll_are_one_restart()
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        bench.Mail("reboot");
        bench.PollWell();
        Assert.Equal((1, 0), (bench.Board.Reboots, bench.Mailbox.Count));
    }

    [Fact]
    public void The_connection_is_closed_before_the_board_restarts()
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        bench.PollWell();
        Assert.True(bench.Server.Connection(1).IsClosed);
        Assert.Single(bench.Board.Store.Slots);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("refused")]
    [InlineData("unanswered")]
    [InlineData("nonsense")]
    public void Without_a_confirmation_the_restart_is_put_off(string way)
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        Pop3ReplyScript script = bench.Server.On("QUIT", occurrence: 1);
        if (way == "cut") script.Cut(2);
        else if (way == "refused") script.Reply("-ERR some messages were not removed\r\n").CarriedOut(false);
        else if (way == "unanswered") script.Silence();
        else script.Reply("+ERR\r\n").CarriedOut(false);
        Assert.NotEqual(PollOutcome.Completed, bench.Poller.Poll().Outcome);
        Assert.Equal(0, bench.Board.Reboots);
        Assert.Contains(bench.Board.Logged, line => line.StartsWith("reboot put off", StringComparison.Ordinal));
        bench.PollWell();
        Assert.Equal((1, 0), (bench.Board.Reboots, bench.Mailbox.Count));
    }

    [Fact]
    public void A_restart_that_was_put_off_comes_once_with_the_next_confirmed_poll()
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        bench.Server.On("QUIT", occurrence: 1).Silence();
        bench.Poller.Poll();
        bench.Mailbox.Clear();
        bench.PollWell();
        bench.PollWell();
        Assert.Equal(1, bench.Board.Reboots);
    }
}
