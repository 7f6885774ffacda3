using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>A maildrop that is one file; a line that begins with "From " opens each mail (RFC 4155). No session may be open while it is written.</summary>
internal static class Mbox
{
    private static int s_delivered;

    /// <summary>Appends a mail, with the field that tells each delivery from all others.</summary>
    public static void Deliver(string file, string mail)
    {
        string text = mail.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\nFrom ", "\n>From ", StringComparison.Ordinal);
        const string Date = "Mon, 1 Jan 2024 00:00:00 +0000";
        string trace = $"From ann@example.org Mon Jan  1 00:00:00 2024\nReceived: by localhost id {Interlocked.Increment(ref s_delivered)}; {Date}\n";
        File.AppendAllText(file, trace + text + "\n", new UTF8Encoding(false));
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        MailOwner.Take(file);
    }

    /// <summary>How many mails there are.</summary>
    public static int Count(string file) => File.Exists(file) ? File.ReadLines(file, Encoding.Latin1).Count(line => line.StartsWith("From ", StringComparison.Ordinal)) : 0;
}
