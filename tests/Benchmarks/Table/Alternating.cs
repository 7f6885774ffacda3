using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Two ways to do the same thing, in turns, so that both see the same machine. A round's time is the median of its turns, and the result
/// the median of five rounds: what other programs take of the machine is in neither.
/// </summary>
internal static class Alternating
{
    private const int Rounds = 5;
    private const int LeastTurns = 15;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Microseconds that the bare way and ours take.</summary>
    public static (double Bare, double Ours) Measure(Action bare, Action ours) => Measure(bare, ours, Median);

    /// <summary>The same, of each round the fastest turn: for what stays in one thread and in memory, where all else is other programs.</summary>
    public static (double Bare, double Ours) Fastest(Action bare, Action ours) => Measure(bare, ours, times => times.Min());

    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static (double Bare, double Ours) Measure(Action bare, Action ours, Func<double[], double> figure)
    {
        int turns = WarmUp(bare, ours);
        Core.Bind(0);
        double[] limits = new double[Rounds];
        double[] results = new double[Rounds];
        for (int i = 0; i < Rounds; i++) (limits[i], results[i]) = Round(bare, ours, turns, figure);
        Core.Release();
        return (Median(limits), Median(results));
    }

    private static (double Bare, double Ours) Round(Action bare, Action ours, int turns, Func<double[], double> figure)
    {
        double[] limits = new double[turns];
        double[] results = new double[turns];
        for (int i = 0; i < turns; i++)
        {
            limits[i] = Time(bare);
            results[i] = Time(ours);
        }
        return (figure(limits), figure(results));
    }

    // The runtime compiles for speed what was called often, in pauses and on a thread of its own, which must not be bound to our core, and which
    // may wait for its turn on a busy machine.
    // How many turns fit into a round is seen at the last.
    private static int WarmUp(Action bare, Action ours)
    {
        double each = 0;
        for (int pause = 0; pause < 10; pause++)
        {
            for (int i = 0; i < 35; i++) each = Time(bare) + Time(ours);
            Thread.Sleep(200);
        }
        return Math.Max(LeastTurns, (int)(RoundTime.TotalMicroseconds / each));
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
