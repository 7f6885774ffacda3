using System;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>What is asked of every real server alike.</summary>
internal static class MailServerExtensions
{
    /// <summary>
    /// How many mails a maildrop holds, as soon as that is the wanted number, else after five seconds: Courier answers QUIT first and
    /// deletes then.
    /// </summary>
    public static int MessagesSoon(this MailServer server, Account account, int wanted)
    {
        long end = Environment.TickCount64 + 5000;
        while (true)
        {
            int messages = server.Messages(account);
            if (messages == wanted || Environment.TickCount64 > end) return messages;
            Thread.Sleep(10);
        }
    }
}
