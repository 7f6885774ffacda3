using System.Globalization;
using System.IO;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>curl: one request for each message, all over one connection.</summary>
internal sealed class CurlPeer : Peer
{
    public override string Name => "curl";

    public override string Missing => Installed("curl");

    public override string Command(PeerTask task, PeerTarget target)
    {
        string start = $"curl -s -u {target.User}:{target.QuotedPassword}";
        string url = string.Create(CultureInfo.InvariantCulture, $"pop3://127.0.0.1:{target.Port}/");
        if (task == PeerTask.Uidl) return $"{start} -X UIDL {url}";
        if (task == PeerTask.Headers)
        {
            string file = Path.Combine(target.Folder, "requests");
            File.WriteAllText(file, string.Join("next\n", Enumerable.Range(1, target.Messages)
                .Select(n => $"silent\nuser = {target.User}:{target.Password}\nrequest = \"TOP {n} 0\"\nurl = {url}{n}\n")));
            return $"curl -K {file}";
        }
        // Without a message number curl lists.
        return target.Messages == 0 ? $"{start} {url}" : $"{start} {url} {url}[1-{target.Messages}]";
    }
}
