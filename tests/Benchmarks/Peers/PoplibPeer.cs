namespace Pop3Nano.Benchmarks;

/// <summary>Python's poplib.</summary>
internal sealed class PoplibPeer : Peer
{
    public override string Name => "Python poplib";

    public override string Missing => Installed("python3");

    public override string Command(PeerTask task, PeerTarget target) =>
        $"python3 -I {Script("poplib-tasks.py")} {task} {target.Port} {target.User} {target.Password}";
}
