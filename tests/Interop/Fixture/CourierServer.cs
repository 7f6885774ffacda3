using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>Courier's POP3 server, with the daemon that knows its accounts. Their folders are compiled in: it runs where it sees others in their places.</summary>
public sealed class CourierServer : MailServer
{
    private const string Password = "open sesame";

    /// <inheritdoc/>
    public override void Deliver(Account account, string mail) => Maildir.Deliver(Drop(account), mail);

    /// <inheritdoc/>
    public override int Messages(Account account) => Maildir.Count(Drop(account));

    /// <inheritdoc/>
    protected override (string, string)[] Mounts => [("/etc/courier", "etc"), ("/run", "run")];

    /// <inheritdoc/>
    protected override string Programs
    {
        get
        {
            string program = ServersInstallation.Unpacked("usr/lib/courier/courier");
            string listen = "couriertcpd -address=127.0.0.1 -maxprocs=60 -maxperip=60 -nodnslookup -noidentlookup";
            string serve = $"{program}/courierpop3login {program}/courierpop3d Maildir";
            return $$"""
                chmod 700 /etc/courier/userdb
                makeuserdb || exit 1
                start /usr/lib/courier/courier-authlib/authdaemond
                until [ -S /run/courier/authdaemon/socket ]; do sleep 0.02; done
                export COURIERTLS=/usr/bin/couriertls TLS_CERTFILE={{In("both.pem")}} TLS_VERIFYPEER=NONE MAILDIRPATH=Maildir POP3_TLS_REQUIRED=0
                export POP3AUTH="PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256" POP3AUTH_TLS="PLAIN LOGIN CRAM-MD5 CRAM-SHA1 CRAM-SHA256"
                start env POP3_STARTTLS=YES {{listen}} {{Port}} {{serve}}
                start env POP3_STARTTLS=NO POP3_TLS=1 {{listen}} {{TlsPort}} /usr/bin/couriertls -server -tcpd {{serve}}
                """;
        }
    }

    /// <inheritdoc/>
    protected override Account Usual(int number) => new($"user{number:000}", Password);

    /// <inheritdoc/>
    protected override void Configure()
    {
        Directory.CreateDirectory(In("run/courier/authdaemon"));
        Run("", "chown", "courier", In("both.pem")); // it serves STLS as this user
        Directory.CreateDirectory(In("etc"));
        File.WriteAllText(In("etc/authdaemonrc"), """
            authmodulelist="authuserdb"
            authmodulelistorig="authuserdb"
            daemons=2
            authdaemonvar=/run/courier/authdaemon
            DEBUG_LOGIN=0
            DEFAULTOPTIONS=""
            LOGGEROPTS=""

            """);
        string secrets = "pop3pw=" + Run(Password + "\n", "userdbpw", "-md5").Trim()
            + string.Concat(new[] { "md5", "sha1", "sha256" }.Select(hash => $"|hmac-{hash}pw=" + Run(Password + "\n", "userdbpw", "-hmac-" + hash).Trim()));
        File.WriteAllLines(In("etc/userdb"), Enumerable.Range(1, Accounts).Select(Usual).Select(account =>
        {
            Maildir.Make(Drop(account));
            return $"{account.Name}\tuid={MailOwner.Uid}|gid={MailOwner.Gid}|home={Path.GetDirectoryName(Drop(account))}|{secrets}";
        }));
    }

    private string Drop(Account account) => MailFolder("home") + "/" + account.Name + "/Maildir";
}
