using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace Pop3Nano.Fuzz.Running;

/// <summary>A whole run: the self-checks, then one case, or all groups.</summary>
internal sealed class FuzzRun(FuzzArguments arguments, TextWriter output)
{
    public int Run()
    {
        SelfCheck.Run();
        List<FuzzTarget> targets = [.. AllTargets.Make().Where(t => (arguments.Group.Length == 0 || t.Group == arguments.Group) && (arguments.Target.Length == 0 || t.Name == arguments.Target))];
        if (targets.Count == 0) throw new ArgumentException("There is no such group or target. There are: " + string.Join(", ", AllTargets.Make().Select(t => t.Group + "/" + t.Name)));
        if (arguments.Case.Length > 0) return One(targets);
        List<GroupRun> groups = [.. targets.GroupBy(t => t.Group).Select(g => new GroupRun(g.Key, [.. g], arguments))];
        int next = -1;
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(arguments.Parallel, groups.Count)).Select(_ => new Thread(() =>
        {
            for (int i = Interlocked.Increment(ref next); i < groups.Count; i = Interlocked.Increment(ref next)) groups[i].Run(output);
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return groups.Exists(g => g.HasFailed) ? ExitCode.Found : ExitCode.Sound;
    }

    private int One(List<FuzzTarget> targets)
    {
        if (targets.Count != 1) throw new ArgumentException("One case is one --target's.");
        string[] parts = arguments.Case.Split(':');
        bool isNumbered = parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        var run = new TargetRun(targets[0], isNumbered ? long.Parse(parts[0], CultureInfo.InvariantCulture) : arguments.Seed);
        if (isNumbered) run.Numbered(long.Parse(parts[1], CultureInfo.InvariantCulture));
        else run.Named(Path.GetFileName(arguments.Case), Octets(targets[0]));
        foreach (Finding finding in run.Findings) finding.Print(output);
        output.WriteLine(run.Findings.Count == 0 ? "nothing found" : "found");
        return run.Findings.Count == 0 ? ExitCode.Sound : ExitCode.Found;
    }

    private byte[] Octets(FuzzTarget target)
    {
        if (Corpus.Of(target).Find(c => c.Name == arguments.Case).Octets is { } known) return known;
        if (File.Exists(arguments.Case)) return File.ReadAllBytes(arguments.Case);
        try
        {
            return Convert.FromHexString(arguments.Case);
        }
        catch (FormatException wrong)
        {
            throw new ArgumentException($"{arguments.Case} is no case of {target.Name} in the corpus, no file, and no hexadecimal digits.", wrong);
        }
    }
}
