using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>Listings of 1 to 1,000,000 lines, messages of 1 KB to 1 GB, 1 to 10,000 sessions: drawn as growth.svg, and as a table in the README of this folder.</summary>
internal static class GrowthBench
{
    private const int Tries = 3;

    public static void Run(TextWriter output)
    {
        GrowthSeries[] all =
        [
            new("lines of a listing, in memory", [.. Powers(0, 6).Select(n => (n, Listing((int)n)))]),
            new("octets of a message, over loopback", [.. Powers(3, 9).Select(n => (n, Message((long)n)))]),
            new("sessions that log in, one after the other, and stay", [.. Powers(0, 4).Select(n => (n, Sessions((int)n)))]),
        ];
        File.WriteAllText(Path.Combine(Repository.Root, "tests/Benchmarks/growth.svg"), GrowthPlot.Draw(all));
        var table = new StringBuilder("| what | at the least | at the most | cost of one in the last factor of ten |\n|---|---|---|---|\n");
        foreach (GrowthSeries series in all)
            table.Append(CultureInfo.InvariantCulture, $"| {series.Name} | {Point(series.Points[0])} | {Point(series.Points[^1])} | × {series.LastStep:0.00} |\n");
        Repository.Write("tests/Benchmarks/README.md", "growth", table.ToString());
        output.Write(table);
    }

    private static string Point((double Amount, double Milliseconds) point) => string.Create(CultureInfo.InvariantCulture, $"{point.Amount:N0}: {point.Milliseconds:0.####} ms");

    private static IEnumerable<double> Powers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(power => Math.Pow(10, power));

    private static double Listing(int lines)
    {
        var session = new Pop3Session(new MemoryChannel(new ReadyMaildrop(lines, 0).Uidl), new Pop3SessionOptions());
        session.Greet();
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return Fastest(Math.Max(1, 200_000 / lines), () =>
        {
            session.UniqueIds();
            while (session.ReadLine())
            {
            }
        });
    }

    private static double Message(long octets)
    {
        using var server = new ReadyServer(new ReadyMaildrop(1, octets));
        using Pop3Session session = Pop3Session.Connect(new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None));
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return Fastest((int)Math.Max(1, 10_000_000 / octets), () => session.Retr(1, Stream.Null));
    }

    // A server for each try: it keeps its connections, and may open only so many.
    private static double Sessions(int count) => Enumerable.Range(0, Tries).Min(_ => Open(count));

    private static double Open(int count)
    {
        using var server = new IdleServerProcess();
        var endpoint = new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None);
        var open = new List<Pop3Session>(count);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            open.Add(Pop3Session.Connect(endpoint));
            open[i].Login("ann", "x", Pop3LoginMethod.UserPass);
        }
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        foreach (Pop3Session session in open) session.Dispose();
        return elapsed;
    }

    // Milliseconds for one.
    private static double Fastest(int times, Action action)
    {
        action();
        double fastest = double.MaxValue;
        for (int i = 0; i < Tries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int j = 0; j < times; j++) action();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds / times);
        }
        return fastest;
    }
}
