using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has all six servers and may start them, and whether it must.</summary>
internal static class ServersInstallation
{
    // Debian lets a machine have one POP3 server: install.sh unpacks the others here.
    private const string Folder = "/usr/local/lib/pop3nano-interop";

    private static readonly string[] Needed =
    [
        "/usr/lib/cyrus/bin/master", "/usr/lib/courier/courier-authlib/authdaemond", "/usr/sbin/couriertcpd", "/usr/sbin/pop3d", "/usr/bin/socat",
        Unpacked("usr/lib/cyrus/bin/pop3d"), Unpacked("usr/lib/courier/courier/courierpop3login"), Unpacked("usr/sbin/popa3d"), Unpacked("usr/sbin/solid-pop3d"),
    ];

    /// <summary>Why a test that needs them is skipped; null: it is not skipped.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1" ? null : DovecotInstallation.Skip ?? Problem;

    private static string? Problem => Needed.FirstOrDefault(path => !File.Exists(path)) is string path
        ? $"needs {path}: tests/run installs it"
        : Environment.IsPrivilegedProcess ? null : "needs root: these servers change their user for each session";

    /// <summary>Fails if one is not here.</summary>
    public static void Demand()
    {
        if (Problem != null) throw new InvalidOperationException(Problem);
    }

    /// <summary>The path of something that install.sh unpacked.</summary>
    public static string Unpacked(string path) => Path.Combine(Folder, path);
}
