using System.IO;
using System.Linq;

namespace Pop3Nano.Interop;

/// <summary>solid-pop3d: RFC 1939 with Maildirs. Without a socket as its input it would take the machine's port 110: only socat starts it.</summary>
public sealed class SolidServer : SystemUserServer
{
    /// <inheritdoc/>
    public override void Deliver(Account account, string mail) => Maildir.Deliver(Drop(account), mail);

    /// <inheritdoc/>
    public override int Messages(Account account) => Maildir.Count(Drop(account));

    /// <inheritdoc/>
    protected override string Command => $"{ServersInstallation.Unpacked("usr/sbin/solid-pop3d")} -f {In("solid.conf")}";

    /// <inheritdoc/>
    protected override void Configure()
    {
        base.Configure();
        foreach (Account account in Enumerable.Range(1, Accounts).Select(Usual)) Maildir.Make(Drop(account));
        File.WriteAllText(In("solid.conf"), """
            <Global>
                MailDropName "Maildir"
                MailDropType maildir
                AllowAPOP no
                LogStatistics no
                AutoLogoutTime 10m
                WrongCommandsLimit 0
            </Global>

            """);
    }

    private string Drop(Account account) => In("home/" + account.Name + "/Maildir");
}
