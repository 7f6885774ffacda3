namespace Pop3Nano.Benchmarks;

/// <summary>Python's poplib.</summary>
internal sealed class PoplibPeer : Peer
{
    public override string Name => "Python poplib";

    public override string Missing => Installed("python3");

    // What "python3" leads to: it may be a script that looks for a Python first, which is no part of the contest.
    private static string Python { get; } = Output("python3", "-c", "import sys; print(sys.executable)");

    public override string Command(PeerTask task, PeerTarget target) =>
        $"{Python} -I {Script("poplib-tasks.py")} {task} {target.Port} {target.User} {target.QuotedPassword}";
}
