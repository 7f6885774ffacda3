using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pop3Nano.Interop;

/// <summary>Whom the mail files belong to: nobody, if the tests run as root (Dovecot serves no mail of root's); else whoever runs them.</summary>
internal static class MailOwner
{
    private const uint Nobody = 65534;

    public static uint Uid { get; } = Environment.IsPrivilegedProcess ? Nobody : geteuid();

    public static uint Gid { get; } = Environment.IsPrivilegedProcess ? Nobody : getegid();

    public static string Name => Ask("-un");

    public static string GroupName => Ask("-gn");

    /// <summary>Gives a file or folder to the owner.</summary>
    public static void Take(string path)
    {
        if (!Environment.IsPrivilegedProcess) return;
        if (chown(path, Uid, Gid) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "chown " + path);
    }

    private static string Ask(string option)
    {
        using Process id = Process.Start(new ProcessStartInfo("id", option) { RedirectStandardOutput = true })!;
        string answer = id.StandardOutput.ReadToEnd().Trim();
        id.WaitForExit();
        return answer;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint getegid();

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
