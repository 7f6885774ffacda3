using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>
/// A server that inetd would start for each connection and whose accounts are the machine's users: socat takes inetd's place, and the
/// server sees a list of users of its own. TLS it has none.
/// </summary>
public abstract class SystemUserServer : MailServer
{
    private const string Password = "open sesame";

    /// <inheritdoc/>
    protected override (string, string)[] Mounts =>
        [("/etc/passwd", "passwd"), ("/etc/shadow", "shadow"), ("/etc/pam.d", "pam.d"), ("/var/mail", "mail"), ("/var/lib", "lib"), ("/run", "run")];

    /// <summary>Program and arguments that serve one connection.</summary>
    protected abstract string Command { get; }

    /// <inheritdoc/>
    protected override string Programs => $"start socat TCP-LISTEN:{Port},bind=127.0.0.1,reuseaddr,fork EXEC:'{Command}',nofork";

    /// <inheritdoc/>
    protected override Account Usual(int number) => new($"user{number:000}", Password);

    /// <inheritdoc/>
    protected override void Configure()
    {
        string hash = Run(Password + "\n", "openssl", "passwd", "-6", "-stdin").Trim();
        foreach (string folder in new[] { "pam.d", "lib/popa3d", "lib/solid-pop3d/bulletins", "run" }) Directory.CreateDirectory(In(folder));
        foreach (string service in new[] { "popa3d", "solid-pop3d" })
        {
            File.WriteAllText(In("pam.d/" + service), "auth required pam_unix.so\naccount required pam_unix.so\n");
        }
        MailFolder("mail");
        var users = Enumerable.Range(1, Accounts).Select(Usual).ToArray();
        File.WriteAllLines(In("passwd"), users.Select(account => $"{account.Name}:x:{MailOwner.Uid}:{MailOwner.Gid}::{MailFolder("home/" + account.Name)}:/bin/false")
            .Concat(["root:x:0:0:root:/root:/bin/sh", "popa3d:x:970:970::/:/bin/false", "spop3d:x:971:971::/:/bin/false", "nobody:x:65534:65534::/:/bin/false"]));
        File.WriteAllLines(In("shadow"), users.Select(account => $"{account.Name}:{hash}:19000:0:99999:7:::"));
    }
}
