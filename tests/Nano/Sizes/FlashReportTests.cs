using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Nano.Building;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Nano.Sizes;

/// <summary>How much flash each assembly and room takes; `dotnet test tests/Nano --filter Flash -l "console;verbosity=detailed"` shows the table.</summary>
public sealed class FlashReportTests(ITestOutputHelper output)
{
    public static TheoryData<string> Assemblies => [.. NanoAssembly.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_flash_that_an_assembly_takes_is_known(string assembly)
    {
        IReadOnlyList<FlashRow> rows = FlashEstimate.Of(NanoAssembly.Named(assembly));
        int whole = rows.Sum(row => row.Total) + FlashEstimate.Fixed;
        var table = new StringBuilder($"{assembly}\n\n| room | code | tables | texts | total |\n|---|---|---|---|---|\n");
        foreach (FlashRow row in rows) table.AppendLine(FormattableString.Invariant($"| {row.Room} | {row.Code} | {row.Tables} | {row.Texts} | {row.Total} |"));
        table.AppendLine(FormattableString.Invariant($"| whole, with {FlashEstimate.Fixed} for the header | | | | {whole} |"));
        output.WriteLine(table.ToString());
        Console.WriteLine(table);

        Assert.True(Budgets.Flash.TryGetValue(assembly, out int budget), $"{assembly} has no budget yet: it takes {whole} octets.");
        Assert.InRange(whole, 1, budget);
    }

    [Fact]
    public void The_engine_stays_small() =>
        Assert.InRange(FlashEstimate.Of(NanoAssembly.Module).Single(row => row.Room == "Pop3Nano.Protocol").Total, 1, Budgets.EngineFlash);
}
