using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>Listings of 1 to 1,000,000 lines, messages of 1 KB to 1 GB, 1 to 10,000 sessions: in processor time of the client, drawn as growth.svg, and as a table in the README of this folder.</summary>
internal static class GrowthBench
{
    private const int Tries = 5;

    public static void Run(TextWriter output)
    {
        GrowthSeries[] all =
        [
            Measure("lines of a listing, in memory", 0, 6, Listing),
            Measure("octets of a message, over loopback", 3, 9, Message),
            Measure("sessions that log in, one after the other, and stay", 0, 4, Sessions),
        ];
        File.WriteAllText(Path.Combine(Repository.Root, "tests/Benchmarks/growth.svg"), GrowthPlot.Draw(all));
        var table = new StringBuilder("| what | at the least | at the most | cost of one in the last factor of ten |\n|---|---|---|---|\n");
        foreach (GrowthSeries series in all)
            table.Append(CultureInfo.InvariantCulture, $"| {series.Name} | {Point(series.Points[0])} | {Point(series.Points[^1])} | × {series.LastStep:0.00} |\n");
        table.Append('\n').Append(SessionMemory.Measure());
        Repository.Write("tests/Benchmarks/README.md", "growth", table.ToString());
        output.Write(table);
    }

    private static string Point((double Amount, double Milliseconds) point) => string.Create(CultureInfo.InvariantCulture, $"{point.Amount:N0}: {point.Milliseconds:0.####} ms");

    // All amounts take turns, so that what else the machine does disturbs all alike; the fastest try of each counts.
    private static GrowthSeries Measure(string name, int from, int to, Func<long, Func<double>> prepare)
    {
        long[] amounts = [.. Enumerable.Range(from, to - from + 1).Select(power => (long)Math.Pow(10, power))];
        Func<double>[] tries = [.. amounts.Select(prepare)];
        double[] fastest = [.. tries.Select(one => one())];
        for (int round = 1; round < Tries; round++)
        {
            for (int i = 0; i < tries.Length; i++) fastest[i] = Math.Min(fastest[i], tries[i]());
        }
        return new GrowthSeries(name, [.. amounts.Select((amount, i) => ((double)amount, fastest[i]))]);
    }

    private static Func<double> Listing(long lines)
    {
        var session = new Pop3Session(new MemoryChannel(new ReadyMaildrop((int)lines, 0).Uidl), new Pop3SessionOptions());
        session.Greet();
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return Repeated((int)Math.Max(1, 200_000 / lines), () =>
        {
            session.UniqueIds();
            while (session.ReadLine())
            {
            }
        });
    }

    // Server and session stay until the process ends.
    private static Func<double> Message(long octets)
    {
        var server = new ReadyServer(new ReadyMaildrop(1, octets));
        Pop3Session session = Pop3Session.Connect(new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None));
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return Repeated((int)Math.Max(1, 10_000_000 / octets), () => session.Retr(1, Stream.Null));
    }

    // A server for each try: it keeps its connections, and may open only so many.
    private static Func<double> Sessions(long count) => () => Open((int)count);

    private static double Open(int count)
    {
        using var server = new IdleServerProcess();
        var endpoint = new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None);
        var open = new List<Pop3Session>(count);
        double start = ThreadClock.Milliseconds;
        for (int i = 0; i < count; i++)
        {
            open.Add(Pop3Session.Connect(endpoint));
            open[i].Login("ann", "x", Pop3LoginMethod.UserPass);
        }
        double elapsed = ThreadClock.Milliseconds - start;
        foreach (Pop3Session session in open) session.Dispose();
        return elapsed;
    }

    // Milliseconds for one of so many.
    private static Func<double> Repeated(int times, Action action)
    {
        action();
        return () =>
        {
            double start = ThreadClock.Milliseconds;
            for (int i = 0; i < times; i++) action();
            return (ThreadClock.Milliseconds - start) / times;
        };
    }
}
