using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has a Dovecot, and whether it must.</summary>
internal static class DovecotInstallation
{
    private static readonly string[] Programs = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/usr/bin/dovecot"];
    private static readonly string[] Workers = ["/usr/lib/dovecot", "/usr/libexec/dovecot", "/usr/local/libexec/dovecot"];

    /// <summary>The program; empty: there is none.</summary>
    public static string Program { get; } = Programs.FirstOrDefault(File.Exists) ?? "";

    /// <summary>True if it is here with its POP3 part.</summary>
    public static bool IsThere { get; } = Program.Length > 0 && Workers.Any(folder => File.Exists(Path.Combine(folder, "pop3-login")));

    /// <summary>Why a test that needs it is skipped; null: it is not skipped.</summary>
    public static string? Skip => IsThere || IsRequired ? null : "needs Dovecot: tests/run installs it";

    private static bool IsRequired => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1";

    /// <summary>Fails if it is not here.</summary>
    public static void Demand()
    {
        if (!IsThere) throw new InvalidOperationException("Dovecot with its POP3 part is not installed: tests/Interop/install.sh does it.");
    }
}
