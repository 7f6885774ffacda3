using System;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>A mail that makes the handler fail is rejected like any other: it stops neither the poll nor the polls to come.</summary>
public class FailingHandlerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_other_mails_are_obeyed(bool deleteRejected)
    {
        FragileHandler handler = null!;
        using var bench = new PollBench(
            options: options => options.DeleteRejected = deleteRejected,
            handler: inner => handler = new FragileHandler(inner));
        bench.Mail("led on");
        bench.Mail("fail");
        bench.Mail("led off");
        PollReport report = bench.PollWell();
        Assert.Equal((3, 2, 1), (report.Read, report.Done, report.Rejected));
        Assert.Equal(deleteRejected ? 0 : 1, bench.Mailbox.Count);
        Assert.Equal(["led on", "led off"], bench.Board.Switched);
        Assert.Contains(bench.Board.Logged, line => line.Contains("a fault of the program", StringComparison.Ordinal));
        bench.PollWell();
        Assert.Equal(1, handler.Failures);
    }

    [Fact]
    public void A_mail_that_is_put_off_comes_again()
    {
        using var bench = new PollBench(handler: inner => new FragileHandler(inner));
        bench.Mail("later");
        bench.Mail("led on");
        PollReport report = bench.PollWell();
        Assert.Equal((2, 1, 0, 1), (report.Read, report.Done, report.Rejected, bench.Mailbox.Count));
        Assert.Equal(1, bench.PollWell().Read);
    }
}
