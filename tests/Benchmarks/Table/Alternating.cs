using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Two ways to do the same thing, in turns, so that both see the same machine. A round's time is the median of its turns, and the result
/// the median of the rounds: what other programs take of the machine is in neither.
/// </summary>
internal static class Alternating
{
    private const int Rounds = 5;
    private const int ConnectedRounds = 11;
    private const int LeastTurns = 30;
    private const int WarmTurns = 35;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Microseconds that the bare way and ours take.</summary>
    public static (double Bare, double Ours) Measure(Action bare, Action ours) => Measure(bare, ours, Median);

    /// <summary>
    /// The same over connections that are made for each round, of which there are more: how far the system lets the window of one grow, and where
    /// its threads come to lie, is luck, and stays as it is.
    /// </summary>
    public static (double Bare, double Ours) Measure(Func<(Action Bare, Action Ours, IDisposable Owner)> connect)
    {
        double[] limits = new double[ConnectedRounds];
        double[] results = new double[ConnectedRounds];
        for (int i = 0; i < ConnectedRounds; i++)
        {
            (Action bare, Action ours, IDisposable owner) = connect();
            using IDisposable owned = owner;
            int turns = i == 0 ? WarmUp(bare, ours) : TurnsAfter(bare, ours, WarmTurns);
            Core.Bind(0);
            (limits[i], results[i]) = Round(bare, ours, turns / 2, Median);
            Core.Release();
        }
        return (Median(limits), Median(results));
    }

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
        for (int pause = 1; pause < 10; pause++)
        {
            TurnsAfter(bare, ours, WarmTurns);
            Thread.Sleep(200);
        }
        return TurnsAfter(bare, ours, WarmTurns);
    }

    private static int TurnsAfter(Action bare, Action ours, int warm)
    {
        double each = 0;
        for (int i = 0; i < warm; i++) each = Time(bare) + Time(ours);
        return Math.Max(LeastTurns, (int)(RoundTime.TotalMicroseconds / each));
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
