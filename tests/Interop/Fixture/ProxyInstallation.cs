using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has the proxy programs that the tests start, and whether it must.</summary>
internal static class ProxyInstallation
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];
    private static readonly string[] Names = ["microsocks", "danted", "tinyproxy"];

    /// <summary>Why a test that needs them is skipped; null: it is not skipped.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1" ? null : DovecotInstallation.Skip ?? Problem;

    private static string? Problem => Missing.Any() ? "needs " + string.Join(", ", Missing) + ": tests/run installs them" : null;

    private static IEnumerable<string> Missing => Names.Where(name => Find(name).Length == 0);

    /// <summary>The path of a program; fails if it is not here.</summary>
    public static string Demand(string name) => Find(name) is { Length: > 0 } path ? path : throw new InvalidOperationException(Problem);

    private static string Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? "";
}
