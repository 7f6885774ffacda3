using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>Dovecot, in many shapes. Its accounts' maildrops are Maildirs.</summary>
public sealed class DovecotServer : MailServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DovecotOptions _options;

    private DovecotServer(DovecotOptions options)
        : base(options.CertificateName, options.CertificateLife)
    {
        _options = options;
    }

    /// <summary>An account whose password is so long that AUTH PLAIN has to go in two steps (RFC 5034 §4).</summary>
    public static Account WordyAccount => new("wordy", string.Join(", ", Enumerable.Repeat("open sesame", 18)));

    /// <summary>Starts a server and waits until it greets.</summary>
    public static DovecotServer Start(DovecotOptions options)
    {
        DovecotInstallation.Demand();
        return Started(() => new DovecotServer(options));
    }

    /// <inheritdoc/>
    public override Account TakeAccount()
    {
        Account account = base.TakeAccount();
        Maildir.Make(Drop(account));
        return account;
    }

    /// <summary>A certificate that its authority gave to a client, with its key.</summary>
    public X509Certificate2 ClientCertificate() => X509Certificate2.CreateFromPem(ClientPem, ClientPem);

    /// <summary>Puts a mail into an account's maildrop, as a delivery agent does: complete, or not at all. On disk lines end with LF.</summary>
    public override void Deliver(Account account, string mail) => Maildir.Deliver(Drop(account), mail);

    /// <inheritdoc/>
    public override int Messages(Account account) => Maildir.Count(Drop(account));

    /// <summary>Waits until somebody who logs in to an account waits for its storage (<see cref="DovecotOptions.SlowStorage"/>).</summary>
    public void WaitForStorage(Account account, int from = 0) => WaitForLog(from, $"the storage of {account.Name} is slow");

    /// <summary>Lets those go on, and all who come later.</summary>
    public void OpenStorage(Account account) => File.WriteAllText(In($"home/{account.Name}/open"), "");

    /// <summary>Waits until the log, from an earlier length of it on, holds some words.</summary>
    public void WaitForLog(int from, string words) => WaitFor("log", () => Log[from..], words);

    /// <summary>
    /// Waits until the session of an account that has logged in is counted (<see cref="DovecotOptions.SessionsPerUser"/>): another process
    /// does that, which may hear of it after the client.
    /// </summary>
    public void WaitForSession(Account account) => WaitFor("list of sessions", () => Run("", "doveadm", "-c", In("dovecot.conf"), "who", "-1"), account.Name);

    /// <inheritdoc/>
    protected override int Accounts => 400;

    /// <inheritdoc/>
    protected override string Programs => $"start {DovecotInstallation.Program} -F -c {In("dovecot.conf")}";

    /// <inheritdoc/>
    protected override Account Usual(int number) => new($"user{number:000}", $"pass \"word\" \\{number:000}");

    /// <inheritdoc/>
    protected override void Configure()
    {
        var users = new StringBuilder();
        foreach (Account account in Enumerable.Range(1, Accounts).Select(Usual).Append(WordyAccount))
        {
            users.Append(account.Name).Append(":{PLAIN}").Append(account.Password).Append("::::::\n");
        }
        File.WriteAllText(In("users"), users.ToString());
        Directory.CreateDirectory(In("home"));
        Maildir.Make(Drop(WordyAccount));
        Maildir.Make(Drop(new Account("anonymous", ""))); // who logs in without a password
        Maildir.Make(Drop(new Account("client", ""))); // the owner of ClientCertificate
        DovecotConfiguration.Write(Folder, _options, Port, TlsPort);
    }

    private string Drop(Account account) => Path.Combine(Folder, "home", account.Name, "Maildir");

    private static void WaitFor(string where, Func<string> look, string words)
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            string seen = look();
            if (seen.Contains(words, StringComparison.Ordinal)) return;
            if (Environment.TickCount64 > end) throw new TimeoutException($"The {where} does not say '{words}': {seen}");
            Thread.Sleep(10);
        }
    }
}
