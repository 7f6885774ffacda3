using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>
/// The power is cut at every step of a poll with five commands: each runs once, or not at all and is then reported; `dotnet test tests/Pop3Nano.Tests
/// --filter PowerCut -l "console;verbosity=normal"` shows how many steps there are of each kind.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    [InlineData(true, true, false)]
    public void At_every_step(bool effectivelyOnce, bool acquainted, bool uniqueIds)
    {
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int step = 0; ; step++)
        {
            using var run = new PowerCutRun(effectivelyOnce, acquainted, uniqueIds);
            run.Run(step);
            if (run.Cut.Length == 0) break;
            kinds[run.Cut] = kinds.GetValueOrDefault(run.Cut) + 1;
        }
        var table = new StringBuilder($"{(effectivelyOnce ? "effectively once" : "at most once")}, server {(acquainted ? "known" : "not known")}, {(uniqueIds ? "with" : "without")} unique-ids: {kinds.Values.Sum()} cut points\n");
        foreach ((string kind, int count) in kinds) table.Append($"{count,6}  {kind}\n");
        output.WriteLine(table.ToString());
        Console.WriteLine(table);
        // Two journal writes for each command, each with a place before, behind and twelve within.
        Assert.Equal(10, kinds["journal write: before"]);
        Assert.Equal(40, kinds["journal write: cut off"]);
        Assert.Equal(10, kinds["journal write: behind"]);
        Assert.Equal(5, kinds["handler: before its effect"]);
        Assert.True(kinds["read: before"] >= 4 && kinds["write: half of it is sent"] >= 3, table.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void And_again_while_the_device_recovers(bool effectivelyOnce)
    {
        int cuts = 0;
        for (int first = 0; first < 170; first += 5)
        {
            bool cutTwice = true;
            for (int second = first % 7; cutTwice; second += 7)
            {
                using var run = new PowerCutRun(effectivelyOnce, acquainted: true, uniqueIds: true);
                run.Run(first, second);
                cutTwice = run.Cuts == 2;
                if (cutTwice) cuts++;
            }
        }
        Assert.True(cuts > 500, cuts + " runs with two cuts");
    }
}
