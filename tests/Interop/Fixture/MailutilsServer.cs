using System;
using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>The POP3 server of GNU mailutils, with accounts of a domain of its own.</summary>
public sealed class MailutilsServer : MailServer
{
    private const string Password = "open sesame";
    private const string Domain = "@example.org";

    /// <inheritdoc/>
    public override void Deliver(Account account, string mail) => Mbox.Deliver(Drop(account), mail);

    /// <inheritdoc/>
    public override int Messages(Account account) => Mbox.Count(Drop(account));

    /// <inheritdoc/>
    protected override string Programs => $"start pop3d --no-config --config-file={In("pop3d.conf")}";

    /// <inheritdoc/>
    protected override Account Usual(int number) => new($"user{number:000}{Domain}", Password);

    /// <inheritdoc/>
    protected override void Configure()
    {
        string hash = Run(Password + "\n", "openssl", "passwd", "-6", "-stdin").Trim();
        Directory.CreateDirectory(In("domains"));
        File.WriteAllLines(In("domains/example.org"), Enumerable.Range(1, Accounts).Select(Usual).Select(account =>
        {
            string name = Local(account);
            return $"{name}:{hash}:{MailOwner.Uid}:{MailOwner.Gid}:{name}:{MailFolder("home/" + name)}:/bin/false";
        }));
        Run("", "popauth", "--add", "--file=" + In("apop.db"), "--user=" + Usual(1).Name, "--password=" + Password);
        string tls = $"tls {{ ssl-certificate-file {In("server.pem")}; ssl-key-file {In("server.key")}; ssl-ca-file {In("ca.pem")}; }};";
        File.WriteAllText(In("pop3d.conf"), $$"""
            mode daemon;
            foreground yes;
            max-children 60;
            timeout 600;
            pidfile {{In("pid")}};
            apop-database-file {{In("apop.db")}};
            apop-database-safety none;
            auth { authentication clear; authentication generic:virtdomain; authorization clear; authorization virtdomain; };
            virtdomain { passwd-dir {{In("domains")}}; };
            mailbox { mailbox-type mbox; autodetect-accuracy fast; };
            locking { retry-count 1; retry-sleep 1; };
            logging { syslog no; };
            tcp-wrappers { enable no; };
            tls-file-checks { key-file none; };
            server 127.0.0.1:{{Port}} { tls-mode ondemand; {{tls}} };
            server 127.0.0.1:{{TlsPort}} { tls-mode connection; {{tls}} };

            """);
    }

    private static string Local(Account account) => account.Name.Replace(Domain, "", StringComparison.Ordinal);

    private string Drop(Account account) => MailFolder("home/" + Local(account)) + "/INBOX";
}
