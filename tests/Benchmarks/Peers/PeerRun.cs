using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace Pop3Nano.Benchmarks;

/// <summary>One run of a program, from start to end.</summary>
/// <param name="Milliseconds">By the clock.</param>
/// <param name="Processor">Milliseconds of all cores, of all that the program started; NaN where other programs ran meanwhile.</param>
/// <param name="Memory">KB that it held at most.</param>
/// <param name="Succeeded">False: it complained, or was ended.</param>
internal sealed partial record PeerRun(double Milliseconds, double Processor, long Memory, bool Succeeded)
{
    /// <summary>Who needs longer is ended.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether it was ended.</summary>
    public bool IsTooSlow => Milliseconds >= Patience.TotalMilliseconds;

    /// <summary>Runs a shell command. GNU time tells how much memory it held.</summary>
    public static PeerRun Of(string command, string folder)
    {
        string memory = Path.Combine(folder, Path.GetRandomFileName());
        var start = new ProcessStartInfo("time", ["-q", "-f", "%M", "-o", memory, "sh", "-c", $"exec >/dev/null 2>{folder}/complaint </dev/null; {command}"]);
        double before = Children();
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        bool isOver = process.WaitForExit(Patience);
        if (!isOver) process.Kill(entireProcessTree: true);
        double elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        process.WaitForExit();
        _ = long.TryParse(File.Exists(memory) ? File.ReadAllText(memory).Trim() : "", CultureInfo.InvariantCulture, out long held);
        bool succeeded = isOver && process.ExitCode == 0;
        if (isOver && !succeeded) Console.Error.WriteLine($"{command}: {File.ReadAllText(Path.Combine(folder, "complaint")).TrimEnd().Split('\n')[^1]}");
        return new PeerRun(elapsed, Children() - before, held, succeeded);
    }

    // Milliseconds of processors that ended children have used, and theirs.
    private static unsafe double Children()
    {
        const int OfChildren = -1;
        long* usage = stackalloc long[18]; // two times of two words each, and what is not read here
        if (!OperatingSystem.IsLinux() || GetUsage(OfChildren, usage) != 0) return 0;
        return (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetUsage(int who, long* usage);
}
