namespace Pop3Nano.Benchmarks;

/// <summary>mpop: it pipelines. Headers alone are not among what it does.</summary>
internal sealed class MpopPeer : Peer
{
    public override string Name => "mpop";

    public override string Missing => Installed("mpop");

    public override string Command(PeerTask task, PeerTarget target)
    {
        string common = $"mpop -q --host=127.0.0.1 --port={target.Port} --user={target.User} --passwordeval='echo {target.Password}' --auth=user "
            + $"--tls=off --keep=on --only-new=off --uidls-file={target.Folder}/mpop --deliver=mbox,/dev/null";
        return task switch
        {
            PeerTask.Headers => "",
            PeerTask.Uidl => common + " --status-only",
            _ => common,
        };
    }
}
