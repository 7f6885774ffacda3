using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Whether this machine has what a Kerberos realm is made of, and whether it must.</summary>
internal static class KerberosInstallation
{
    private static readonly string[] Programs = ["/usr/sbin/krb5kdc", "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/kinit", "/usr/lib/dovecot/modules/auth/libmech_gssapi.so"];

    // Cyrus's plugin lies in a folder that is named after the machine's architecture.
    private static string? MissingPlugin =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Any(folder => File.Exists(Path.Combine(folder, "sasl2/libgssapiv2.so"))) ? null : "libsasl2-modules-gssapi-mit";

    /// <summary>Why a test that needs it is skipped; null: it is not skipped.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("POP3NANO_REQUIRE_SERVERS") == "1" ? null : DovecotInstallation.Skip ?? Problem;

    private static string? Problem => (Programs.FirstOrDefault(path => !File.Exists(path)) ?? MissingPlugin) is string path ? $"needs {path}: tests/run installs it" : null;

    /// <summary>Fails if it is not here.</summary>
    public static void Demand()
    {
        if (Problem != null) throw new InvalidOperationException(Problem);
    }
}
