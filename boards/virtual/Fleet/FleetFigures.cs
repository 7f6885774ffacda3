using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>What was measured. Safe on any thread while polls are added; read it when they are over.</summary>
internal sealed class FleetFigures
{
    private readonly object _gate = new();
    private readonly List<double> _milliseconds = [];
    private readonly SortedDictionary<PollOutcome, int> _outcomes = [];
    private long _allocated;

    public int Polls => _milliseconds.Count;

    /// <summary>How polls ended that did not complete, the last one; Completed: all did.</summary>
    public PollOutcome Failure { get; private set; }

    /// <summary>What the last of them said.</summary>
    public string Problem { get; private set; } = "";

    public void Add(TimeSpan time, long allocated, PollReport report)
    {
        lock (_gate)
        {
            _milliseconds.Add(time.TotalMilliseconds);
            _allocated += allocated;
            _outcomes[report.Outcome] = _outcomes.GetValueOrDefault(report.Outcome) + 1;
            if (report.Outcome is PollOutcome.Completed or PollOutcome.Learned) return;
            Failure = report.Outcome;
            Problem = report.Problem;
        }
    }

    /// <summary>Rows of name and value.</summary>
    public IEnumerable<(string Name, string Value)> Rows(TimeSpan elapsed)
    {
        double[] sorted = [.. _milliseconds.Order()];
        yield return ("polls", Text($"{Polls} in {elapsed.TotalSeconds:0.0} s: {Polls / elapsed.TotalSeconds:0} a second"));
        yield return ("outcomes", string.Join(", ", _outcomes.Select(outcome => Text($"{outcome.Value} {outcome.Key}"))) + (Problem.Length > 0 ? ", such as: " + Problem : ""));
        if (sorted.Length == 0) yield break;
        yield return ("time of a poll", Text($"p50 {At(sorted, 50):0.0} ms, p95 {At(sorted, 95):0.0} ms, p99 {At(sorted, 99):0.0} ms, most {sorted[^1]:0.0} ms"));
        yield return ("allocated", Text($"{_allocated / Polls} octets a poll by the device, sockets and TLS included"));
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The least value that so many of a hundred do not exceed.
    private static double At(double[] sorted, int percent) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
}
