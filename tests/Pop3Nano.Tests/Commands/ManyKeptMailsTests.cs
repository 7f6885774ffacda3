using Pop3Nano.Commands;
using Pop3Nano.Testing;
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

    // No poll comes at once here: without unique-ids it might find the same mails again.
    [Theory]
    [InlineData(65)]
    [InlineData(100)]
    [InlineData(1000)]
    public void So_is_one_without_unique_ids(int kept)
    {
        using var bench = new PollBench(new Pop3TestServerOptions { Uidl = false });
        for (int i = 0; i < kept; i++) bench.Mail("hello " + i);
        bench.Mail("led on");
        int polls = 0;
        for (; bench.Board.Switched.Count == 0 && polls < kept; polls++) bench.PollWell();
        Assert.Equal(["led on"], bench.Board.Switched);
        Assert.Equal(kept / 16 + 1, polls);
        bench.Mail("led off");
        Assert.Equal((1, 0), (bench.PollWell().Done, bench.Poller.Report.Remaining));
    }

    // The same size, and the same before it: such a mail is taken for the one that was there.
    [Fact]
    public void One_that_passes_for_a_kept_one_is_found_by_a_poll_that_trusts_no_guess()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { Uidl = false });
        for (int i = 0; i < 99; i++) bench.Mail("hello " + i);
        bench.Mail("hello!");
        for (int poll = 0; poll < 7; poll++) bench.PollWell();
        Assert.Equal(100, bench.Commands.Refused);
        bench.Mailbox.Clear();
        for (int i = 0; i < 99; i++) bench.Mail("hello " + i);
        bench.Mail("led on");
        int polls = 7;
        for (; bench.Board.Switched.Count == 0 && polls < 100; polls++) bench.PollWell();
        Assert.Equal(16, polls);
    }
}
