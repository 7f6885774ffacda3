using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>From the start of a process to the first command that it says over TLS: the polling program against the bare one.</summary>
internal sealed class StartTime(string name, double most) : Promise
{
    private const int Rounds = 15;

    public override string Name => name;

    public override Verdict Measure()
    {
        using var server = new ReadyServer(new ReadyMaildrop(1, 400), isTls: true);
        string authority = Path.GetTempFileName();
        File.WriteAllBytes(authority, BenchCertificate.Trusted);
        string[] programs = [Published.Program("Bare"), Published.Program("Poll")];
        double[][] times = [new double[Rounds], new double[Rounds]];
        foreach (string program in programs) Start(program, server, authority);
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < programs.Length; i++) times[i][round] = Start(programs[i], server, authority);
        }
        File.Delete(authority);
        double bare = Alternating.Median(times[0]);
        double ours = Alternating.Median(times[1]);
        return new Verdict(ours / bare <= most, string.Create(CultureInfo.InvariantCulture, $"{ours / bare:0.00} × ({ours:0.0} ms, bare {bare:0.0} ms)"));
    }

    // Milliseconds.
    private static double Start(string program, ReadyServer server, string authority)
    {
        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(program, ["localhost", server.Port.ToString(CultureInfo.InvariantCulture), authority, "ann", "secret"]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} fails.");
        SpinWait.SpinUntil(() => server.FirstCommand > before, TimeSpan.FromSeconds(10));
        return Stopwatch.GetElapsedTime(before, server.FirstCommand).TotalMilliseconds;
    }
}
