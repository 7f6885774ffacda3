using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Commands;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>What a journal has to remember, in plain collections.</summary>
internal sealed record JournalModel(IReadOnlyDictionary<int, long> Counters, IReadOnlyList<int> Tags, bool IsPending, bool IsRepeatable, int LastMark)
{
    public static readonly JournalModel Empty = new(new Dictionary<int, long>(), [], false, false, 0);

    public JournalModel Start(int mark, long counter, int tag, bool repeatable) =>
        new(new Dictionary<int, long>(Counters) { [mark] = counter }, [.. Tags.Append(tag).TakeLast(15)], true, repeatable, mark);

    public JournalModel Finish() => this with { IsPending = false, IsRepeatable = false };

    /// <summary>True if the journal says the same.</summary>
    public bool Fits(ICommandJournal journal)
    {
        foreach (int mark in JournalTarget.Marks)
        {
            if (journal.LastCounter(mark) != Counters.GetValueOrDefault(mark)) return false;
        }
        for (int tag = 1; tag <= JournalTarget.MostTags; tag++)
        {
            if (journal.HasRun(tag) != Tags.Contains(tag)) return false;
        }
        bool isLast = Tags.Count == 0 || (journal.LastTag == Tags[^1] && journal.LastMark == LastMark);
        return isLast && journal.IsPending == IsPending && journal.IsRepeatable == IsRepeatable;
    }
}
