using System;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>A disk that is full, or fails, at any write of the journal: what can't be written down does not run, and runs once when it can.</summary>
public class FullDiskTests
{
    public static TheoryData<StoreFailure, int, bool> Failures
    {
        get
        {
            var failures = new TheoryData<StoreFailure, int, bool>();
            foreach (StoreFailure how in Enum.GetValues<StoreFailure>())
            {
                for (int write = 1; write <= 6; write++)
                {
                    failures.Add(how, write, false);
                    failures.Add(how, write, true);
                }
            }
            return failures;
        }
    }

    // Odd writes are intents, even ones outcomes: three commands make six.
    [Theory, MemberData(nameof(Failures))]
    public void No_write_that_fails_makes_a_command_run_twice_or_unseen(StoreFailure how, int write, bool effectivelyOnce)
    {
        bool isIntent = write % 2 == 1;
        int counter = (write + 1) / 2;
        using var house = new Greenhouse(journal: new StoreJournal(new FailingStore(write, how), 1));
        string[] commands = [.. Enumerable.Range(1, 3).Select(i => effectivelyOnce ? $"relay {i} on" : $"led blink {i}")];
        for (int i = 1; i <= 3; i++) house.Mail(Greenhouse.SignerA.Sign(i, commands[i - 1]));

        PollReport report = house.Bench.PollWell();
        Assert.Equal(isIntent ? counter - 1 : counter, house.Board.Switched.Count);
        Assert.Equal(3 - house.Board.Switched.Count, house.Mailbox.Count);
        string alarm = isIntent ? "alarm: no command can run: " : "alarm: the end of a command could not be written down: ";
        string line = Assert.Single(house.Board.Logged, line => line.StartsWith("alarm", StringComparison.Ordinal));
        Assert.StartsWith(alarm, line, StringComparison.Ordinal);
        Assert.Equal(line, "alarm: " + report.Problem); // who does not read the log sees it too

        house.Bench.PollWell();
        Assert.Equal("", report.Problem);
        Assert.Equal(0, house.Mailbox.Count);
        // An intent that is there although the disk said no: nobody knows whether the command ran, unless it may run again.
        bool isLost = isIntent && how == StoreFailure.Unflushed && !effectivelyOnce;
        Assert.Equal(commands.Where((_, i) => !isLost || i != counter - 1), Switched(house));
        foreach (int i in Enumerable.Range(1, 3)) Assert.Equal(isLost && i == counter ? 0 : 1, house.Reports.Count(report => report == i + " executed"));
        if (isLost) Assert.Contains(counter + " interrupted", house.Reports);
    }

    // The kernel's own full disk: each write says so.
    [Fact]
    public void A_journal_on_a_full_disk_runs_nothing_and_one_with_space_runs_it_once()
    {
        if (!OperatingSystem.IsLinux()) Assert.False(File.Exists("/dev/full"));
        else RunFull();
    }

    private static System.Collections.Generic.IEnumerable<string> Switched(Greenhouse house) =>
        house.Board.Switched.Select(what => what.Replace("blink", "led blink", StringComparison.Ordinal));

    private static void RunFull()
    {
        string path = Path.GetTempFileName();
        try
        {
            using var full = new FileJournal("/dev/full");
            using var sound = new FileJournal(path);
            var journal = new Switchable { Current = full };
            using var house = new Greenhouse(journal: journal);
            house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
            house.Mail(Greenhouse.SignerA.Sign(2, "led off"));
            for (int poll = 0; poll < 3; poll++) house.Bench.PollWell();
            Assert.Empty(house.Board.Switched);
            Assert.Equal(2, house.Mailbox.Count);
            Assert.Equal(3, house.Board.Logged.Count(line => line.StartsWith("alarm: no command can run: No space left", StringComparison.Ordinal)));

            journal.Current = sound;
            for (int poll = 0; poll < 3; poll++) Assert.Equal("", house.Bench.PollWell().Problem);
            Assert.Equal(["led on", "led off"], house.Board.Switched);
            Assert.Equal(["1 executed", "2 executed"], house.Reports);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Switchable : ICommandJournal
    {
        public required FileJournal Current { get; set; }

        public bool IsPending => Current.IsPending;

        public bool IsRepeatable => Current.IsRepeatable;

        public int LastMark => Current.LastMark;

        public int LastTag => Current.LastTag;

        public void Open(int firstMark, int secondMark) => Current.Open(firstMark, secondMark);

        public long LastCounter(int mark) => Current.LastCounter(mark);

        public bool HasRun(int tag) => Current.HasRun(tag);

        public void Start(int mark, long counter, int tag, bool repeatable) => Current.Start(mark, counter, tag, repeatable);

        public void Finish(CommandOutcome outcome) => Current.Finish(outcome);
    }
}
