using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>The README's table of promises is the bench's list: neither can change alone. What holds is for tests/bench to say.</summary>
public sealed class PerformanceTableTests
{
    [Fact]
    public void The_README_has_a_row_for_each_promise_with_its_bound_and_a_measurement()
    {
        IEnumerable<string> promises = Repository.Read("tests/Benchmarks/promises.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] rows = [.. Repository.Read("README.md").Split("<!-- performance -->")[1].Split("<!-- /performance -->")[0]
            .Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
        Assert.Equal(promises, rows.Select(row => string.Join('\t', Cells(row).Take(2))));
        Assert.All(rows, row => Assert.NotEqual("", Cells(row)[2]));
    }

    private static string[] Cells(string row) => row.Trim('|', ' ').Split(" | ");
}
