using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Other mail programs at the tasks of <see cref="PeerTable"/>. A poll of an empty maildrop without delay is the start of a process and little
/// else, where a small program in C is as fast: there it may be faster by a fifth.
/// </summary>
internal sealed class PeersBeaten(string name) : Promise
{
    public override string Name => name;

    public override Verdict Measure()
    {
        using var table = new PeerTable();
        int tasks = table.Compete();
        string programs = string.Join(", ", table.Programs);
        string left = string.Join(", ", table.Missing.Select(missing => "not here: " + missing));
        string gaveUp = string.Join(", ", table.Out.Select(one => "not done: " + one));
        string lost = string.Join("; ", table.Lost);
        IEnumerable<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks: {programs}"), left, gaveUp, lost.Length > 0 ? "not beaten: " + lost : "all beaten"];
        return new Verdict(table.Lost.Count == 0, string.Join("; ", parts.Where(part => part.Length > 0)));
    }
}
