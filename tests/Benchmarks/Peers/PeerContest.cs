using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Testing;

namespace Pop3Nano.Benchmarks;

/// <summary>One task of all programs against one maildrop. Ours is the first of the scores; who is missing or has no way has none.</summary>
internal sealed class PeerContest(string name, PeerTask task, PeerTarget target)
{
    private const int Rounds = 5;
    private const double Slow = 5_000; // milliseconds
    private const double TooLong = 15_000;

    public string Name => name;

    public PeerTask Task => task;

    public IReadOnlyList<PeerScore> Run(IReadOnlyList<Peer> peers)
    {
        Peer[] able = [.. peers.Where(peer => peer.Missing.Length == 0 && peer.Command(task, target).Length > 0)];
        for (int i = 0; i < 2; i++) One(peers[0], target.Port); // what is learnt of a server is learnt
        List<PeerRun>[] runs = [.. able.Select(peer => new List<PeerRun> { One(peer, target.Port) })];
        for (int round = 0; round < Rounds; round++)
        {
            // Who needs so long is not asked again; else the first run was the warm-up.
            for (int i = 0; i < able.Length; i++)
            {
                if (runs[i][0].Milliseconds < Slow) runs[i].Add(One(able[i], target.Port));
            }
        }
        foreach (List<PeerRun> several in runs.Where(several => several.Count > 1)) several.RemoveAt(0);
        int[] trips = [.. able.Select((peer, i) => runs[i][0].Milliseconds < Slow ? Trips(peer) : int.MaxValue)];
        double[] far20 = Far(able, trips, 20);
        double[] far100 = Far(able, trips, 100);
        return [.. able.Select((peer, i) => new PeerScore(peer, Median(runs[i]), trips[i], far20[i], far100[i]))];
    }

    private static PeerRun Median(List<PeerRun> runs) => new(
        Alternating.Median([.. runs.Select(run => run.Milliseconds)]),
        Alternating.Median([.. runs.Select(run => run.Processor)]),
        (long)Alternating.Median([.. runs.Select(run => (double)run.Memory)]),
        runs.All(run => run.Succeeded));

    private int Trips(Peer peer)
    {
        using var proxy = new FaultProxy(target.Port);
        One(peer, proxy.Port);
        return proxy.Flights;
    }

    // All at once: they wait more than they work.
    private double[] Far(Peer[] peers, int[] trips, int milliseconds)
    {
        double[] times = new double[peers.Length];
        Parallel.For(0, peers.Length, new ParallelOptions { MaxDegreeOfParallelism = peers.Length }, i =>
        {
            times[i] = double.NaN;
            if ((double)trips[i] * milliseconds > TooLong) return;
            using var proxy = new FaultProxy(target.Port);
            proxy.FromServer(0, Fault.Delay(TimeSpan.FromMilliseconds(milliseconds / 2.0)));
            proxy.FromClient(0, Fault.Delay(TimeSpan.FromMilliseconds(milliseconds / 2.0)));
            times[i] = One(peers[i], proxy.Port).Milliseconds;
        });
        return times;
    }

    private PeerRun One(Peer peer, int port)
    {
        string folder = Path.Combine(target.Folder, string.Concat(peer.Name.Where(char.IsLetter)));
        Directory.CreateDirectory(folder);
        return PeerRun.Of(peer.Command(task, target with { Port = port, Folder = folder }), folder);
    }
}
