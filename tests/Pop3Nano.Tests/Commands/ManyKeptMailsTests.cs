using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>A maildrop full of mails that are no commands: newer mails are still reached, and the board goes back to rest.</summary>
public class ManyKeptMailsTests
{
    [Theory]
    [InlineData(65)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_command_behind_many_kept_mails_is_reached_and_then_there_is_rest(int kept)
    {
        using var bench = new PollBench();
        for (int i = 0; i < kept; i++) bench.Mail("hello " + i);
        bench.Mail("led on");
        int polls = 1;
        while (bench.PollWell().Remaining > 0 && polls < kept) polls++;
        Assert.Equal(["led on"], bench.Board.Switched);
        Assert.Equal(kept / 16 + 1, polls);
        Assert.Equal(kept, bench.Commands.Refused);
        bench.Mail("led off");
        PollReport report = bench.PollWell();
        Assert.Equal((1, 0, 300_000), (report.Done, report.Remaining, report.NextDelay));
    }
}
