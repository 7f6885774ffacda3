using System;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>A deletion that the server refuses leaves the mail where it is: that is no completed poll.</summary>
public class RefusedDeletionTests
{
    [Fact]
    public void A_board_does_not_restart_for_a_mail_that_stays()
    {
        using var bench = new PollBench();
        bench.Mail("reboot");
        bench.Server.On("DELE").Reply("-ERR not allowed\r\n");
        for (int i = 0; i < 3; i++) bench.Poller.Poll();
        Assert.Equal((0, 1), (bench.Board.Reboots, bench.Mailbox.Count));
    }

    [Fact]
    public void It_is_reported()
    {
        using var bench = new PollBench();
        bench.Mail("led on");
        bench.Mail("led off");
        bench.Server.On("DELE", occurrence: 1).Reply("-ERR not allowed\r\n");
        PollReport report = bench.Poller.Poll();
        Assert.Equal((PollOutcome.Refused, 1, 1), (report.Outcome, report.Deleted, bench.Mailbox.Count));
        Assert.Contains("not allowed", report.Problem, StringComparison.Ordinal);
    }
}
