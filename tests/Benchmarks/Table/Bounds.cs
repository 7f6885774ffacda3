using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>promises.tsv: what is promised, and how much of it. The README's table is held against the same file.</summary>
internal static class Bounds
{
    /// <summary>Name and bound of each promise, in the table's order.</summary>
    public static IReadOnlyList<(string Name, string Bound)> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/Benchmarks/promises.tsv")).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    /// <summary>Throws unless every line has its measurement and every measurement its line.</summary>
    public static void Prove(IEnumerable<Promise> promises)
    {
        if (!promises.Select(promise => promise.Name).SequenceEqual(All.Select(bound => bound.Name)))
            throw new InvalidOperationException("promises.tsv and PromiseList do not name the same promises in the same order.");
    }
}
