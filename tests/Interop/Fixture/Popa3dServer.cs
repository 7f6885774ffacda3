using System.IO;

namespace Pop3Nano.Interop;

/// <summary>popa3d: RFC 1939 and nothing else.</summary>
public sealed class Popa3dServer : SystemUserServer
{
    /// <inheritdoc/>
    public override void Deliver(Account account, string mail) => Mbox.Deliver(In("mail/" + account.Name), mail);

    /// <summary>Puts a mail into an account's maildrop as if it had come twice, to the last octet.</summary>
    public void DeliverTwice(Account account, string mail)
    {
        Deliver(account, mail);
        File.AppendAllText(In("mail/" + account.Name), File.ReadAllText(In("mail/" + account.Name)));
    }

    /// <inheritdoc/>
    public override int Messages(Account account) => Mbox.Count(In("mail/" + account.Name));

    /// <inheritdoc/>
    protected override string Command => ServersInstallation.Unpacked("usr/sbin/popa3d");
}
