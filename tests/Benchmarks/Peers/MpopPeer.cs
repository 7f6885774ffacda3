namespace Pop3Nano.Benchmarks;

/// <summary>mpop: it pipelines. It wants a command that tells it the password. Headers alone are not among what it does.</summary>
internal sealed class MpopPeer : Peer
{
    public override string Name => "mpop";

    public override string Missing => Installed("mpop");

    public override string Command(PeerTask task, PeerTarget target)
    {
        string common = $"PASSWORD={target.QuotedPassword} mpop -q --host=127.0.0.1 --port={target.Port} --user={target.User} --passwordeval='printf \"%s\\n\" \"$PASSWORD\"' --auth=user "
            + $"--tls=off --keep=on --only-new=off --uidls-file={target.Folder}/mpop --deliver=mbox,/dev/null";
        return task switch
        {
            PeerTask.Headers => "",
            PeerTask.Uidl => common + " --status-only",
            _ => common,
        };
    }
}
