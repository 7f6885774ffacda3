using System;
using System.IO;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>What a poller remembers over a restart or a deep sleep, besides the server.</summary>
public class PollMemoryTests
{
    [Fact]
    public void A_mailed_interval_outlives_a_restart()
    {
        using var bench = new PollBench();
        bench.Mail("interval 60");
        Assert.Equal(60_000, bench.PollWell().NextDelay);

        Assert.Equal(60_000, Restarted(bench).Poll().NextDelay);
    }

    [Fact]
    public void It_is_in_the_slot_that_was_configured()
    {
        using var bench = new PollBench(options: options => options.ProfileSlot = 3);
        bench.Mail("interval 60");
        bench.PollWell();
        Assert.Equal([3], bench.Board.Store.Slots.Keys);

        var options = new PollerOptions("board", "secret") { ProfileSlot = 3 };
        Assert.Equal(60_000, new MailboxPoller(bench.Board, bench.Connector, options, Plain.Commands(bench.Board, options)).Poll().NextDelay);
    }

    [Fact]
    public void An_interval_that_was_configured_since_counts_instead()
    {
        using var bench = new PollBench();
        bench.Mail("interval 60");
        bench.PollWell();

        Assert.Equal(900_000, Restarted(bench, configured: 900).Poll().NextDelay);
        Assert.Equal(300_000, Restarted(bench).Poll().NextDelay);
    }

    [Fact]
    public void Failures_in_a_row_lengthen_the_wait_over_restarts_too()
    {
        using var bench = new PollBench();
        int[] delays = new int[6];
        for (int i = 0; i < delays.Length; i++)
        {
            bench.Connector.Failure = new IOException("no network");
            delays[i] = Restarted(bench).Poll().NextDelay;
        }
        Assert.Equal([600_000, 1_200_000, 2_400_000, 3_600_000, 3_600_000, 3_600_000], delays);
        Assert.Equal(300_000, Restarted(bench).Poll().NextDelay);

        bench.Connector.Failure = new IOException("no network");
        Assert.Equal(600_000, Restarted(bench).Poll().NextDelay);
    }

    // Each of these starts after a deep sleep, and knows no more than what was written.
    [Fact]
    public void A_poll_that_broke_off_makes_the_next_ones_read_fewer_mails_but_not_for_ever()
    {
        using PollBench bench = new PollBench().Acquaint();
        for (int i = 0; i < 2; i++) bench.Mail("hello");
        bench.Server.On("RETR", 2).Cut(20);
        Restarted(bench).Poll();
        for (int i = 0; i < 20; i++) bench.Mail("hello");
        int[] read = new int[6];
        for (int i = 0; i < read.Length; i++) read[i] = Restarted(bench).Poll().Read;
        Assert.Equal([1, 2, 4, 8, 16, 16], read);
    }

    [Fact]
    public void Nothing_is_written_that_is_written_already()
    {
        using PollBench bench = new PollBench().Acquaint();
        int writes = bench.Board.Store.Writes;
        for (int i = 0; i < 20; i++)
        {
            bench.Connector.Failure = new IOException("no network");
            bench.Poller.Poll();
        }
        // A wait that has reached its limit grows no more.
        Assert.Equal(writes + 4, bench.Board.Store.Writes);
        bench.PollWell();
        bench.PollWell();
        Assert.Equal(writes + 5, bench.Board.Store.Writes);
        bench.Mail("interval 60");
        bench.Mail("interval 60");
        bench.PollWell();
        bench.PollWell();
        Assert.Equal(writes + 6, bench.Board.Store.Writes);
    }

    [Fact]
    public void It_is_written_before_the_board_restarts()
    {
        using PollBench bench = new PollBench().Acquaint();
        int writes = bench.Board.Store.Writes;
        int writtenAtReboot = 0;
        bench.Mail("interval 60");
        bench.Mail("reboot");
        var options = new PollerOptions("board", "secret");
        var commands = Plain.Commands(bench.Board, options);
        new MailboxPoller(bench.Board, bench.Connector, options, new EndWatcher(commands, () => writtenAtReboot = bench.Board.Store.Writes)).Poll();

        Assert.Equal(1, bench.Board.Reboots);
        Assert.Equal(writes + 1, writtenAtReboot);
    }

    // The number of failures, the interval, how many mails a poll reads, and those that spoil polls; the configured interval among them fits.
    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(127, PollerOptions.GreatestInterval * 1000)]
    [InlineData(128, 5_000)]
    [InlineData(255, 5_000)]
    public void Whatever_a_damaged_slot_says_the_wait_stays_within_its_bounds_and_mails_are_read(byte octet, int delay)
    {
        using PollBench bench = new PollBench().Acquaint();
        Span<byte> numbers = bench.Board.Store.Slots[0].AsSpan(^32);
        numbers[..4].Fill(octet);
        numbers[8..].Fill(octet);
        bench.Connector.Failure = new IOException("no network");
        bench.Mail("led on");
        MailboxPoller poller = Restarted(bench);

        Assert.Equal(delay, poller.Poll().NextDelay);
        Assert.Equal(1, poller.Poll().Done);
    }

    [Fact]
    public void A_slot_that_is_too_short_says_nothing()
    {
        using PollBench bench = new PollBench().Acquaint();
        bench.Mail("interval 60");
        bench.PollWell();
        bench.Board.Store.Slots[0] = bench.Board.Store.Slots[0][..^1];

        Assert.Equal(300_000, Restarted(bench).Poll().NextDelay);
    }

    // The same board after a restart: what is not in its store is gone.
    private static MailboxPoller Restarted(PollBench bench, int configured = 300)
    {
        var options = new PollerOptions("board", "secret") { IntervalSeconds = configured };
        return new MailboxPoller(bench.Board, bench.Connector, options, Plain.Commands(bench.Board, options));
    }

    private sealed class EndWatcher(IMailHandler inner, Action ended) : IMailHandler
    {
        public MailVerdict Handle(PolledMail mail) => inner.Handle(mail);

        public void PollEnded(bool confirmed)
        {
            ended();
            inner.PollEnded(confirmed);
        }
    }
}
