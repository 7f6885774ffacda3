using System.IO;

namespace Pop3Nano.Benchmarks;

/// <summary>node-pop3, a client of npm's. tests/bench installs it into a folder that git does not see.</summary>
internal sealed class NodePeer : Peer
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Benchmarks/obj/node");

    public override string Name => "node-pop3";

    public override string Missing => Installed("node") is { Length: > 0 } missing ? missing
        : Directory.Exists(Path.Combine(Folder, "node_modules/node-pop3")) ? "" : "npm could not be reached";

    public override string Command(PeerTask task, PeerTarget target)
    {
        File.Copy(Script("node-pop3-tasks.mjs"), Path.Combine(Folder, "tasks.mjs"), overwrite: true);
        return $"node {Folder}/tasks.mjs {task} {target.Port} {target.User} {target.QuotedPassword}";
    }
}
