using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Pop3Nano.Boards;

/// <summary>One run of boards/flash under the system's POSIX shell, in a copy of what it needs, and what it said.</summary>
internal sealed record FlashRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it in the repository.</summary>
    public static FlashRun In(string root, params string[] arguments) => Run(root, Environment.GetEnvironmentVariable("PATH")!, "", arguments);

    /// <summary>Runs it where it stands, with nothing in PATH but this folder and the usual ones.</summary>
    public static FlashRun Run(string root, string path, string projectSystem, params string[] arguments)
    {
        string script = Path.Combine(root, "boards", "flash");
        var start = new ProcessStartInfo("/bin/sh", arguments.Prepend(script)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["PATH"] = path;
        start.Environment["NanoFrameworkProjectSystemPath"] = projectSystem;
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        Task<string> complained = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new FlashRun(process.ExitCode, said.GetAwaiter().GetResult(), complained.GetAwaiter().GetResult());
    }
}
