using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>A mail program, run as a process.</summary>
internal abstract class Peer
{
    public abstract string Name { get; }

    /// <summary>Why it is not here; empty: it is.</summary>
    public abstract string Missing { get; }

    /// <summary>The shell command that does a task; empty: the program has no way to.</summary>
    public abstract string Command(PeerTask task, PeerTarget target);

    /// <summary>The path of a file beside this one.</summary>
    protected static string Script(string name) => Path.Combine(Repository.Root, "tests/Benchmarks/Peers", name);

    /// <summary>Says so if a program is on nobody's path.</summary>
    protected static string Installed(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))) ? "" : program + " is not installed";

    /// <summary>What a program says.</summary>
    protected static string Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return said;
    }
}
