using System;
using System.Collections.Generic;
using Pop3Nano.Commands;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>
/// The journal against its model: S starts a command, F ends one, C cuts the next write off, R begins another life, X turns a bit. After a cut it
/// says what it said before the write or behind it; after a turned bit it says one of these or refuses to run anything.
/// </summary>
internal sealed class JournalTarget : FuzzTarget
{
    public const int MostTags = 24;
    public static readonly int[] Marks = [11, -22];

    private readonly CutStore _store = new();

    public override string Group => "commands";

    public override string Name => "journal";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        for (int steps = random.Next(16); steps >= 0; steps--) octets.Add((byte)"SFSFSFCRX"[random.Next(9)]).Add((byte)random.Next(256));
        octets.Add("R ");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        _store.Clear();
        _store.Cut = -1;
        List<JournalModel> before = [JournalModel.Empty]; // what the other slot may hold
        JournalModel now = JournalModel.Empty;
        StoreJournal journal = Open();
        int most = Math.Min(octets.Length - 1, 120);
        for (int i = 0; i < most; i += 2)
        {
            int value = octets.Octets[i + 1];
            char step = (char)octets.Octets[i];
            if (step == 'C') _store.Cut = value % 101;
            if (step == 'X')
            {
                Damage(value, before, now);
                return;
            }
            if (step == 'R')
            {
                journal = Open();
                FindingException.Unless(now.Fits(journal), "another life does not remember what was written");
            }
            if (step is not ('S' or 'F')) continue;
            JournalModel next = step == 'S' ? now.Start(Marks[value & 1], 1L + value * 1_000_000_007L, 1 + value % MostTags, (value & 2) != 0) : now.Finish();
            if (Write(journal, step, value))
            {
                (before, now) = ([now], next);
                FindingException.Unless(now.Fits(journal), "it says something else than was written");
                continue;
            }
            journal = Open();
            bool isNext = next.Fits(journal);
            bool isNow = now.Fits(journal);
            FindingException.Unless(isNext || isNow, "a cut write left something else than before or behind it");
            if (isNext && isNow && step == 'S') return; // what was started last once more: how often its tag is kept shows when it is pushed out
            if (!isNext) continue;
            // Ending what is ended changes nothing, so that it can't be seen whether it was written.
            before.Add(now);
            now = next;
        }
    }

    private static bool Write(StoreJournal journal, char step, int value)
    {
        try
        {
            if (step == 'S') journal.Start(Marks[value & 1], 1L + value * 1_000_000_007L, 1 + value % MostTags, (value & 2) != 0);
            else journal.Finish(CommandOutcome.Executed);
            return true;
        }
        catch (PowerFailedException)
        {
            return false;
        }
    }

    private void Damage(int value, List<JournalModel> before, JournalModel now)
    {
        _store.Flip(value & 1, value * 3);
        try
        {
            StoreJournal journal = Open();
            FindingException.Unless(now.Fits(journal) || before.Exists(state => state.Fits(journal)), "a turned bit changed what it remembers");
        }
        catch (InvalidOperationException)
        {
            // documented: both slots are damaged, and nothing may run
        }
    }

    private StoreJournal Open()
    {
        var journal = new StoreJournal(_store, 0);
        journal.Open(Marks[0], Marks[1]);
        return journal;
    }
}
