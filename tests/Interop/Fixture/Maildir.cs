using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>A maildrop of files, one for each mail.</summary>
internal static class Maildir
{
    private static int s_delivered;

    /// <summary>Makes one, empty, with its parent.</summary>
    public static void Make(string maildir)
    {
        foreach (string folder in new[] { Path.GetDirectoryName(maildir)!, maildir, Path.Combine(maildir, "new"), Path.Combine(maildir, "cur"), Path.Combine(maildir, "tmp") })
        {
            if (Directory.Exists(folder)) continue;
            Directory.CreateDirectory(folder);
            MailOwner.Take(folder);
        }
    }

    /// <summary>Delivers as an agent does: a mail is there, complete, or not at all. On disk lines end with LF.</summary>
    public static void Deliver(string maildir, string mail)
    {
        string name = $"{1700000000 + Interlocked.Increment(ref s_delivered)}.M{Environment.ProcessId}.localhost";
        string temporary = Path.Combine(maildir, "tmp", name);
        File.WriteAllText(temporary, mail.Replace("\r\n", "\n", StringComparison.Ordinal), new UTF8Encoding(false));
        MailOwner.Take(temporary);
        File.Move(temporary, Path.Combine(maildir, "new", name));
    }

    /// <summary>How many mails there are.</summary>
    public static int Count(string maildir) => new[] { "new", "cur" }.Sum(part => Directory.GetFiles(Path.Combine(maildir, part)).Length);
}
