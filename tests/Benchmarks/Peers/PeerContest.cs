using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Testing;

namespace Pop3Nano.Benchmarks;

/// <summary>One task of all programs against one maildrop. Ours is the first of the scores; who is missing or has no way has none.</summary>
internal sealed class PeerContest(string name, PeerTask task, PeerTarget target)
{
    private const int Rounds = 5;
    private const double Quick = 1_500; // milliseconds: who needs less for all its rounds has more of them
    private const int MostRounds = 15;
    private const double Slow = 5_000;
    private const double TooLong = 15_000;

    public string Name => name;

    public bool IsEmpty => target.Messages == 0;

    /// <summary>Lets all do it, near and, if that is wanted, from far away.</summary>
    public IReadOnlyList<PeerScore> Run(IReadOnlyList<Peer> peers, bool isFarToo)
    {
        Peer[] able = [.. peers.Where(peer => peer.Missing.Length == 0 && peer.Command(task, target).Length > 0)];
        for (int i = 0; i < 2; i++) One(peers[0], target.Port); // what is learnt of a server is learnt
        List<PeerRun>[] runs = [.. able.Select(peer => new List<PeerRun> { One(peer, target.Port) })];
        for (int round = 0; round < MostRounds; round++)
        {
            // Who needs so long is not asked again; else the first run was the warm-up.
            for (int i = 0; i < able.Length; i++)
            {
                if (runs[i][0].Milliseconds < Slow && (round < Rounds || runs[i].Sum(run => run.Milliseconds) < Quick)) runs[i].Add(One(able[i], target.Port));
            }
        }
        foreach (List<PeerRun> several in runs.Where(several => several.Count > 1)) several.RemoveAt(0);
        int[] trips = [.. able.Select((peer, i) => runs[i][0].Milliseconds < Slow ? Trips(peer) : int.MaxValue)];
        return [.. able.Select((peer, i) => new PeerScore(peer, Median(runs[i]), trips[i], isFarToo ? Far(peer, trips[i], 20) : double.NaN, isFarToo ? Far(peer, trips[i], 100) : double.NaN))];
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

    private double Far(Peer peer, int trips, int milliseconds)
    {
        if ((double)trips * milliseconds > TooLong) return double.NaN;
        using var proxy = new FaultProxy(target.Port);
        proxy.FromServer(0, Fault.Delay(TimeSpan.FromMilliseconds(milliseconds / 2.0)));
        proxy.FromClient(0, Fault.Delay(TimeSpan.FromMilliseconds(milliseconds / 2.0)));
        return One(peer, proxy.Port).Milliseconds;
    }

    private PeerRun One(Peer peer, int port)
    {
        string folder = Path.Combine(target.Folder, string.Concat(peer.Name.Where(char.IsLetter)));
        Directory.CreateDirectory(folder);
        return PeerRun.Of(peer.Command(task, target with { Port = port, Folder = folder }), folder);
    }
}
