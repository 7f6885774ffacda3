using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>Measures the promises, prints each as it comes, and writes the README's table.</summary>
internal static class PromiseTable
{
    private const string Head = "| promise | bound | measured | holds |\n|---|---|---|---|\n";

    /// <summary>All promises, or those whose name holds one of these words; the README is written only for all. The broken ones.</summary>
    public static IReadOnlyList<string> Run(TextWriter output, string[] words)
    {
        Bounds.Prove(PromiseList.All);
        var rows = new List<string>();
        var broken = new List<string>();
        output.Write(Head);
        foreach ((Promise promise, string bound) in PromiseList.All.Zip(Bounds.All, (promise, row) => (promise, row.Bound)))
        {
            if (words.Length > 0 && !words.Any(word => promise.Name.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
            Verdict verdict = Measure(promise);
            if (!verdict.Holds) broken.Add(promise.Name);
            rows.Add($"| {promise.Name} | {bound} | {verdict.Measured} | {(verdict.Holds ? "yes" : "**no**")} |\n");
            output.Write(rows[^1]);
        }
        if (words.Length == 0) Repository.Write("README.md", "performance", Head + string.Concat(rows) + "\n" + Machine() + "\n");
        return broken;
    }

    // What can't be measured is not kept; the other rows are still worth knowing.
    private static Verdict Measure(Promise promise)
    {
        try
        {
            return promise.Measure();
        }
        catch (Exception failure)
        {
            return new Verdict(false, "not measured: " + failure.Message.ReplaceLineEndings(" ").Replace('|', '/'));
        }
    }

    private static string Machine() => FormattableString.Invariant(
        $"Medians of 5 alternating rounds, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
}
