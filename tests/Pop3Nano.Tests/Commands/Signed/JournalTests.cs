using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>The journal, on flash, in a file and in memory: what is written is there, and a write that is cut off has not been.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("store")]
    [InlineData("file")]
    [InlineData("memory")]
    public void What_is_written_is_there_after_a_restart(string kind)
    {
        var store = new MemoryStore();
        var memory = new MemoryJournal();
        for (int counter = 1; counter <= 40; counter++)
        {
            ICommandJournal journal = Journal(kind, store, memory);
            journal.Open(7, -9);
            Assert.Equal(counter - 1, journal.LastCounter(7));
            Assert.False(journal.IsPending);
            journal.Start(7, counter, counter * 3, counter % 2 == 0);
            (journal as IDisposable)?.Dispose();
            journal = Journal(kind, store, memory);
            journal.Open(7, -9);
            Assert.Equal((true, counter % 2 == 0, 7, counter * 3), (journal.IsPending, journal.IsRepeatable, journal.LastMark, journal.LastTag));
            journal.Finish(CommandOutcome.Executed);
            for (int tag = Math.Max(1, counter - 14); tag <= counter; tag++) Assert.True(journal.HasRun(tag * 3));
            Assert.False(journal.HasRun((counter - 15) * 3) && counter > 15);
            (journal as IDisposable)?.Dispose();
        }
    }

    [Fact]
    public void Two_keys_have_counters_of_their_own_and_a_new_key_takes_the_place_of_one_that_is_gone()
    {
        var journal = new MemoryJournal();
        journal.Open(1, 2);
        Run(journal, 1, 500_000_000_000_000, 11);
        Run(journal, 2, 3, 12);
        Assert.Equal((500_000_000_000_000, 3), (journal.LastCounter(1), journal.LastCounter(2)));
        journal.Open(2, 3);
        Run(journal, 3, 1, 13);
        Assert.Equal((0, 3, 1), (journal.LastCounter(1), journal.LastCounter(2), journal.LastCounter(3)));
    }

    // After "so many" whole writes one is cut off behind each octet, over what was there, over erased flash, and as a shorter file.
    [Fact]
    public void A_write_that_is_cut_off_behind_any_octet_leaves_the_state_before_it()
    {
        for (int writes = 0; writes < 6; writes++)
        {
            for (int octets = 0; octets < SlotJournal.SlotLength * 3; octets++)
            {
                var store = new MemoryStore();
                var journal = new StoreJournal(store, 5);
                journal.Open(1, 0);
                for (int i = 0; i < writes; i++) Step(journal, i);
                Dictionary<int, byte[]> before = store.Slots.ToDictionary(slot => slot.Key, slot => slot.Value);
                Step(journal, writes);
                int changed = store.Slots.Single(slot => !before.TryGetValue(slot.Key, out byte[]? old) || !old.AsSpan().SequenceEqual(slot.Value)).Key;
                store.Slots[changed] = Torn(before.GetValueOrDefault(changed, []), store.Slots[changed], octets / 3, octets % 3);
                var restarted = new StoreJournal(store, 5);
                restarted.Open(1, 0);
                Assert.Equal((writes + 1) / 2, restarted.LastCounter(1));
                Assert.Equal(writes % 2 == 1, restarted.IsPending);
                Step(restarted, writes);
                Assert.Equal((writes + 2) / 2, restarted.LastCounter(1));
            }
        }
    }

    [Fact]
    public void Two_damaged_slots_are_no_power_cut_and_nothing_runs()
    {
        using var house = new Greenhouse(journal: new StoreJournal(new MemoryStore { Slots = { [1] = [1, 2, 3], [2] = [4] } }, 1));
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        Assert.StartsWith("no command can run: Both slots", house.Bench.PollWell().Problem, StringComparison.Ordinal);
        Assert.Empty(house.Board.Switched);
        Assert.Equal(1, house.Mailbox.Count);
        Assert.Contains(house.Board.Logged, line => line.StartsWith("alarm: no command can run: Both slots", StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_that_forgets_runs_nothing()
    {
        using var house = new Greenhouse(journal: new StoreJournal(new ForgetfulStore(), 1));
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        house.Mail(Greenhouse.SignerA.Sign(2, "led off"));
        for (int i = 0; i < 3; i++) house.Bench.PollWell();
        Assert.Empty(house.Board.Switched);
        Assert.Equal(2, house.Mailbox.Count);
    }

    [Fact]
    public void One_process_at_a_time_has_the_file()
    {
        string path = Path.Combine(_folder.FullName, "one");
        using var journal = new FileJournal(path);
        Assert.Throws<IOException>(() => new FileJournal(path));
    }

    private static void Run(MemoryJournal journal, int mark, long counter, int tag)
    {
        journal.Start(mark, counter, tag, false);
        journal.Finish(CommandOutcome.Executed);
    }

    private static void Step(StoreJournal journal, int number)
    {
        if (number % 2 == 0) journal.Start(1, number / 2 + 1, number, false);
        else journal.Finish(CommandOutcome.Executed);
    }

    private static byte[] Torn(byte[] old, byte[] written, int octets, int how)
    {
        if (how == 0 || (how == 1 && old.Length < written.Length)) return written[..octets];
        byte[] torn = how == 1 ? [.. old] : [.. Enumerable.Repeat((byte)0xFF, written.Length)];
        written.AsSpan(0, octets).CopyTo(torn);
        return torn;
    }

    private ICommandJournal Journal(string kind, MemoryStore store, MemoryJournal memory) => kind switch
    {
        "store" => new StoreJournal(store, 1),
        "file" => new FileJournal(Path.Combine(_folder.FullName, "journal")),
        _ => memory,
    };
}
