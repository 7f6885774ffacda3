using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has a Dovecot that the tests can start, and whether it must.</summary>
internal static class DovecotInstallation
{
    private static readonly string[] Programs = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/usr/bin/dovecot"];
    private static readonly string[] Workers = ["/usr/lib/dovecot", "/usr/libexec/dovecot", "/usr/local/libexec/dovecot"];

    /// <summary>The program; empty: there is none.</summary>
    public static string Program { get; } = Programs.FirstOrDefault(File.Exists) ?? "";

    /// <summary>Why a test that needs it is skipped; null: it is not skipped.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1" || Problem.Length == 0 ? null : Problem;

    private static string Problem { get; } = Look();

    /// <summary>Fails if it is not here.</summary>
    public static void Demand()
    {
        if (Problem.Length > 0) throw new InvalidOperationException(Problem);
    }

    private static string Look()
    {
        if (Program.Length == 0 || !Workers.Any(folder => File.Exists(Path.Combine(folder, "pop3-login")))) return "needs Dovecot: tests/run installs it";
        using Process dovecot = Process.Start(new ProcessStartInfo(Program, "--version") { RedirectStandardOutput = true })!;
        string version = dovecot.StandardOutput.ReadToEnd();
        dovecot.WaitForExit();
        // 2.4 has another configuration language.
        return version.StartsWith("2.3", StringComparison.Ordinal) ? "" : "needs Dovecot 2.3, and here is " + version.Trim();
    }
}
