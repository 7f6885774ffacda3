using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>What happened in the world: it outlives every restart of the device.</summary>
internal sealed class Effects
{
    /// <summary>Each run of a command, by its argument.</summary>
    public List<int> Runs { get; } = [];

    /// <summary>What was reported: "3 executed".</summary>
    public List<string> Reports { get; } = [];

    public int Count(int command) => Runs.Count(run => run == command);

    public int Reported(int command, CommandOutcome outcome) =>
        Reports.Count(report => report == command.ToString(CultureInfo.InvariantCulture) + " " + CommandReport.Name(outcome));
}
