using System;
using System.IO;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>A bit of the journal that turns: from the second record on both slots hold the counter, and one that is damaged loses nothing.</summary>
public sealed class BitRotTests : IDisposable
{
    private const int Mark = 7;
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_single_bit_of_a_store_loses_a_counter(int commands)
    {
        var store = new MemoryStore();
        var journal = new StoreJournal(store, 1);
        Run(journal, commands);
        Assert.Equal([1, 2], [.. System.Linq.Enumerable.Order(store.Slots.Keys)]);
        foreach (byte[] slot in store.Slots.Values)
        {
            Turn(slot.Length * 8, bit =>
            {
                slot[bit / 8] ^= (byte)(1 << bit % 8);
                Assert.Equal(commands, Reopened(new StoreJournal(store, 1)));
                slot[bit / 8] ^= (byte)(1 << bit % 8);
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nor_one_of_a_file_nor_a_slot_that_is_all_zeros(int commands)
    {
        using (var journal = new FileJournal(_path)) Run(journal, commands);
        byte[] octets = File.ReadAllBytes(_path);
        foreach (int slot in (int[])[0, 4096])
        {
            Turn(SlotJournal.SlotLength * 8, bit =>
            {
                if (bit % 5 > 0) return; // a disk is slow: every fifth
                byte[] rotten = [.. octets];
                rotten[slot + bit / 8] ^= (byte)(1 << bit % 8);
                Assert.Equal(commands, ReopenedFile(rotten));
            });
            byte[] zeros = [.. octets];
            zeros.AsSpan(slot, SlotJournal.SlotLength).Clear();
            Assert.Equal(commands, ReopenedFile(zeros));
        }
    }

    // The only time at which one slot is empty: while the first command ever runs.
    [Fact]
    public void One_damaged_slot_and_an_empty_one_are_new()
    {
        var store = new MemoryStore { Slots = { [1] = [1, 2, 3] } };
        Assert.Equal(0, Reopened(new StoreJournal(store, 1)));
        File.WriteAllBytes(_path, [1, 2, 3]);
        using var journal = new FileJournal(_path);
        Assert.Equal(0, Reopened(journal));
    }

    private static void Run(SlotJournal journal, int commands)
    {
        journal.Open(Mark, 0);
        for (int counter = 1; counter <= commands; counter++)
        {
            journal.Start(Mark, counter, counter, false);
            journal.Finish(CommandOutcome.Executed);
        }
    }

    private static void Turn(int bits, Action<int> turn)
    {
        for (int bit = 0; bit < bits; bit++) turn(bit);
    }

    private static long Reopened(SlotJournal journal)
    {
        journal.Open(Mark, 0);
        return journal.LastCounter(Mark);
    }

    private long ReopenedFile(byte[] octets)
    {
        File.WriteAllBytes(_path, octets);
        using var journal = new FileJournal(_path);
        return Reopened(journal);
    }
}
