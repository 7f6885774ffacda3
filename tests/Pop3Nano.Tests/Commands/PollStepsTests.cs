using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>Large maildrops are worked off in steps, and what was read and kept does not stand in the way.</summary>
public class PollStepsTests
{
    [Fact]
    public void Ten_thousand_messages_are_worked_off_in_bounded_steps()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { KeepsTranscript = false }, options => options.MaxMessages = 100);
        for (int i = 0; i < 10_000; i++) bench.Mail("led blink " + (i % 100 + 1));
        int polls = 0;
        while (bench.Mailbox.Count > 0)
        {
            int before = bench.Mailbox.Count;
            PollReport report = bench.Poller.Poll();
            polls++;
            if (report.Outcome == PollOutcome.Learned) continue;
            Assert.Equal(PollOutcome.Completed, report.Outcome);
            Assert.Equal((before, 100, 100, before - 100), (report.Messages, report.Read, report.Deleted, report.Remaining));
            Assert.Equal(report.Remaining > 0 ? 1000 : 300_000, report.NextDelay);
        }
        Assert.Equal(100, polls);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => "blink " + (i % 100 + 1)), bench.Board.Switched);
    }

    [Fact]
    public void Kept_mails_are_not_read_again()
    {
        using var bench = new PollBench();
        for (int i = 0; i < 20; i++) bench.Mail("hello " + i);
        Assert.Equal((16, 4, 1000), Counts(bench.PollWell()));
        Assert.Equal((4, 0, 300_000), Counts(bench.PollWell()));
        Assert.Equal((0, 0, 300_000), Counts(bench.PollWell()));
        Assert.Equal("AUTH UIDL LIST QUIT", bench.LastDialogue);
        Assert.Equal(20, bench.Commands.Refused);
        bench.Mail("led on");
        Assert.Equal((1, 0, 300_000), Counts(bench.PollWell()));
        Assert.Equal(["led on"], bench.Board.Switched);
        Assert.Equal(20, bench.Mailbox.Count);
    }

    [Fact]
    public void After_a_restart_kept_mails_are_read_once_more()
    {
        using var bench = new PollBench();
        bench.Mail("hello");
        bench.PollWell();
        var restarted = new MailboxPoller(bench.Board, bench.Connector, bench.Options, bench.Commands);
        Assert.Equal(1, restarted.Poll().Read);
        Assert.Equal(0, restarted.Poll().Read);
    }

    [Fact]
    public void A_kept_mail_that_goes_away_changes_nothing_for_the_others()
    {
        using var bench = new PollBench();
        for (int i = 0; i < 10; i++) bench.Mail("hello " + i);
        bench.PollWell();
        TestMessage[] rest = [.. bench.Mailbox.Messages.Skip(5)];
        bench.Mailbox.Clear();
        foreach (TestMessage message in rest) bench.Mailbox.Add("Subject: kept\n\n\n", message.UniqueId);
        bench.Mail("led on");
        Assert.Equal((1, 0, 300_000), Counts(bench.PollWell()));
        Assert.Equal(["led on"], bench.Board.Switched);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-5)]
    public void At_least_one_message_is_read(int most)
    {
        using var bench = new PollBench(options: options => options.MaxMessages = most);
        bench.Mail("led on");
        bench.Mail("led off");
        Assert.Equal((1, 1, 1000), Counts(bench.PollWell()));
        Assert.Equal((1, 0, 300_000), Counts(bench.PollWell()));
        Assert.Equal(["led on", "led off"], bench.Board.Switched);
    }

    private static (int Read, int Remaining, int NextDelay) Counts(PollReport report) => (report.Read, report.Remaining, report.NextDelay);
}
