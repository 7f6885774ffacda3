using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has what a Kerberos realm is made of, and whether it must.</summary>
internal static class KerberosInstallation
{
    private static readonly string[] Programs = ["/usr/sbin/krb5kdc", "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/kinit", "/usr/lib/dovecot/modules/auth/libmech_gssapi.so"];

    // The plugin of Cyrus lies in a folder that is named after the machine's architecture.
    private static bool HasCyrusPlugin => Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Any(folder => File.Exists(Path.Combine(folder, "sasl2/libgssapiv2.so")));

    /// <summary>Why a test that needs it is skipped; null: it is not skipped.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1" ? null : DovecotInstallation.Skip ?? Problem;

    private static string? Problem => Programs.FirstOrDefault(path => !File.Exists(path)) is string path
        ? $"needs {path}: tests/run installs it"
        : HasCyrusPlugin ? null : "needs libsasl2-modules-gssapi-mit: tests/run installs it";

    /// <summary>Fails if it is not here.</summary>
    public static void Demand()
    {
        if (Problem != null) throw new InvalidOperationException(Problem);
    }
}
