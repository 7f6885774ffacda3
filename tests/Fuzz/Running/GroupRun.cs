using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Pop3Nano.Fuzz.Running;

/// <summary>Runs the targets of a group one after another and says what came of it.</summary>
internal sealed class GroupRun(string name, IReadOnlyList<FuzzTarget> targets, FuzzArguments arguments)
{
    private static readonly object Console = new();

    public bool HasFailed { get; private set; }

    public void Run(TextWriter output)
    {
        var lines = new StringWriter(CultureInfo.InvariantCulture);
        long cases = 0;
        double seconds = 0;
        int findings = 0;
        foreach (FuzzTarget target in targets)
        {
            var run = new TargetRun(target, arguments.Seed);
            using (new Watchdog(run, hang => Hangs(hang, output))) run.Run(arguments.Cases, arguments.Time / targets.Count);
            cases += run.Started;
            seconds += run.Time.TotalSeconds;
            findings += run.Findings.Count;
            foreach (Finding finding in run.Findings) finding.Print(lines);
            lines.WriteLine(Line("  " + target.Name, run.Started, run.Time.TotalSeconds, run.Findings.Count));
        }
        HasFailed = findings > 0;
        lines.WriteLine(Line("group " + name, cases, seconds, findings));
        lock (Console) output.Write(lines.ToString());
    }

    private static string Line(string what, long cases, double seconds, int findings) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {cases:N0} cases, {cases / Math.Max(seconds, 0.001):N0} a second, {findings} findings");

    private static void Hangs(Finding hang, TextWriter output)
    {
        hang.Print(output);
        output.Flush();
        Environment.Exit(ExitCode.Found);
    }
}
