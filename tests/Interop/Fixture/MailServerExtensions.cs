using System;
using System.Threading;
using Pop3Nano.Client;
using Pop3Nano.Session;

namespace Pop3Nano.Interop;

/// <summary>What is asked of every real server alike.</summary>
internal static class MailServerExtensions
{
    /// <summary>A client of an account, over TLS: from the start, or by STLS.</summary>
    public static Pop3Client NewClient(this MailServer server, Account account, SecurityOptions security = SecurityOptions.SSLImplicit)
    {
        Pop3Endpoint endpoint = server.Endpoint(security == SecurityOptions.SSLImplicit ? Pop3Security.Implicit : Pop3Security.StartTls);
        return new Pop3Client(endpoint.Host, endpoint.Port, account.Name, account.Password, security) { TrustedCertificates = server.Authority };
    }

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
