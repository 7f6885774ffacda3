using System.IO;

namespace Pop3Nano.Benchmarks;

/// <summary>fetchmail: headers alone, and listings alone, are not among what it does; --check counts.</summary>
internal sealed class FetchmailPeer : Peer
{
    public override string Name => "fetchmail";

    public override string Missing => Installed("fetchmail");

    public override string Command(PeerTask task, PeerTarget target)
    {
        if (task == PeerTask.Headers) return "";
        string file = Path.Combine(target.Folder, "fetchmailrc");
        File.WriteAllText(file, $"poll 127.0.0.1 protocol POP3 port {target.Port} auth password uidl user \"{target.User}\" password '{target.Password.Replace("\\", "\\\\")}' sslproto \"\" keep fetchall bsmtp /dev/null\n");
        if (!System.OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return $"HOME={target.Folder} FETCHMAILHOME={target.Folder} fetchmail -s -f {file} -i {target.Folder}/fetchids{(task == PeerTask.Uidl ? " --check" : "")}; [ $? -le 1 ]"; // 1: no mail
    }
}
