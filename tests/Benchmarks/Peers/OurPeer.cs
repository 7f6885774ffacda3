namespace Pop3Nano.Benchmarks;

/// <summary>tests/Programs/Tasks, compiled ahead of time, so that start-up is fair. It keeps what it knows of a server in a file, as programs that poll do.</summary>
internal sealed class OurPeer : Peer
{
    private static readonly string Program = Published.Program("Tasks");

    public override string Name => "Pop3Nano";

    public override string Missing => "";

    public override string Command(PeerTask task, PeerTarget target)
    {
        string word = task switch
        {
            PeerTask.Headers => "headers",
            PeerTask.Uidl => "uidl",
            _ => "poll",
        };
        return $"{Program} {word} 127.0.0.1 {target.Port} {target.User} {target.QuotedPassword} {target.Folder}/profile";
    }
}
