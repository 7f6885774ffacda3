using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Pop3Nano.Nano.Building;
using Xunit;

namespace Pop3Nano.Nano.Sizes;

/// <summary>The README's table of sizes says what the tests let pass.</summary>
public sealed class ReadmeSizeTests
{
    [Fact]
    public void The_table_of_sizes_is_that_of_the_budgets()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string table = readme.Split("<!-- sizes -->")[1].Split("<!-- /sizes -->")[0];

        Assert.All(NanoAssembly.Names, name => Assert.Contains(FormattableString.Invariant($"| `{name}` | {Budgets.Flash[name] / 1024} KB |"), table, StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"engine: {Budgets.EngineFlash / 1024} KB"), table, StringComparison.Ordinal);
        int[] heap = [Budgets.ProfileRam, Budgets.SessionRam, Budgets.PollerRam, Budgets.WholeRam];
        Assert.All(heap, octets => Assert.Contains($"{octets.ToString("N0", CultureInfo.InvariantCulture)} octets", table, StringComparison.Ordinal));
        Assert.Equal(NanoAssembly.Names.Count, table.Split('\n').Count(line => line.StartsWith("| `Pop3Nano", StringComparison.Ordinal)));
    }
}
