using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Nano.Building;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Nano.Sizes;

/// <summary>How much flash each room takes; `dotnet test tests/Nano --filter Flash -l "console;verbosity=detailed"` shows the table.</summary>
public sealed class FlashReportTests(ITestOutputHelper output)
{
    // Every octet is loaded or indexed at start: growth is a decision.
    private const int WholeBudget = 68 * 1024;

    [Fact]
    public void The_flash_that_the_library_takes_is_known()
    {
        IReadOnlyList<FlashRow> rows = FlashEstimate.Of(NanoAssembly.Module);
        int whole = rows.Sum(row => row.Total) + FlashEstimate.Fixed;
        var table = new StringBuilder("| room | code | tables | texts | total |\n|---|---|---|---|---|\n");
        foreach (FlashRow row in rows) table.AppendLine(FormattableString.Invariant($"| {row.Room} | {row.Code} | {row.Tables} | {row.Texts} | {row.Total} |"));
        table.AppendLine(FormattableString.Invariant($"| whole, with {FlashEstimate.Fixed} for the header | | | | {whole} |"));
        output.WriteLine(table.ToString());
        Console.WriteLine(table);

        Assert.Contains(rows, row => row.Room == "Pop3Nano.Protocol");
        Assert.InRange(whole, 1, WholeBudget);
    }
}
