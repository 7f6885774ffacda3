using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Interop;

namespace Pop3Nano.Benchmarks;

/// <summary>Every program at every task, in one table.</summary>
internal sealed class PeerTable : IDisposable
{
    private const string Head = "| task | program | time | CPU | memory | round trips | time at 20 ms | at 100 ms |\n|---|---|---|---|---|---|---|---|\n";

    // Where there is no mail and no delay, a process starts and ends: a small program in C may be faster by a fifth.
    private const double Even = 0.8;

    private readonly IReadOnlyList<Peer> _peers = [new OurPeer(), new CurlPeer(), new MpopPeer(), new FetchmailPeer(), new PoplibPeer(), new NodePeer()];
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;
    private readonly List<ReadyServer> _servers = [];

    /// <summary>Where another program was better, in words.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Who did not do what.</summary>
    public List<string> Out { get; } = [];

    /// <summary>The other programs that are here.</summary>
    public IEnumerable<string> Programs => _peers.Skip(1).Where(peer => peer.Missing.Length == 0).Select(peer => peer.Name);

    /// <summary>Why others are not.</summary>
    public IEnumerable<string> Missing => _peers.Where(peer => peer.Missing.Length > 0).Select(peer => $"{peer.Name} ({peer.Missing})");

    /// <summary>All tasks, or those whose name holds one of these words. The table, printed as it comes.</summary>
    public string Measure(TextWriter output, string[] words)
    {
        var text = new StringBuilder(Head);
        output.Write(Head);
        foreach (PeerContest contest in Contests(words))
        {
            string rows = Rows(contest, contest.Run(_peers, isFarToo: true));
            output.Write(rows);
            text.Append(rows);
        }
        foreach (Peer peer in _peers.Where(peer => peer.Missing.Length > 0)) text.Append(CultureInfo.InvariantCulture, $"| all | {peer.Name} | {peer.Missing} | | | | | |\n");
        return text.ToString();
    }

    /// <summary>Fills <see cref="Lost"/> and <see cref="Out"/>, without the long ways. The number of tasks.</summary>
    public int Compete()
    {
        int tasks = 0;
        foreach (PeerContest contest in Contests([]))
        {
            IReadOnlyList<PeerScore> scores = contest.Run(_peers, isFarToo: false);
            foreach (PeerScore other in scores.Skip(1)) Compare(contest, scores[0], other);
            tasks++;
        }
        return tasks;
    }

    private string Rows(PeerContest contest, IReadOnlyList<PeerScore> scores)
    {
        foreach (PeerScore other in scores.Skip(1)) Compare(contest, scores[0], other);
        IEnumerable<string> unable = _peers.Where(peer => peer.Missing.Length == 0 && scores.All(score => score.Peer != peer))
            .Select(peer => $"| {contest.Name} | {peer.Name} | has no way to | | | | | |\n");
        return string.Concat(scores.Select(score => Row(contest, score)).Concat(unable));
    }

    public void Dispose()
    {
        foreach (ReadyServer server in _servers) server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<PeerContest> Contests(string[] words)
    {
        (string Name, Func<string, PeerContest> Make)[] all =
        [
            ("poll, empty", name => Ready(name, PeerTask.Poll, 0, 0)),
            ("poll, one message", name => Ready(name, PeerTask.Poll, 1, 4096)),
            ("poll, 50 of 4 KB", name => Ready(name, PeerTask.Poll, 50, 4096)),
            ("poll, one of 100 MB", name => Ready(name, PeerTask.Poll, 1, 100L << 20)),
            ("1,000 headers", name => Ready(name, PeerTask.Headers, 1000, 400)),
            ("unique-ids of 100,000", name => Ready(name, PeerTask.Uidl, 100_000, 0)),
            ("Dovecot: poll, empty", name => Dovecot(name, 0)),
            ("Dovecot: poll, one message", name => Dovecot(name, 1)),
            ("Dovecot: poll, 50 of 4 KB", name => Dovecot(name, 50)),
        ];
        return all.Where(task => words.Length == 0 || words.Any(word => task.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(task => task.Make(task.Name));
    }

    private PeerContest Ready(string name, PeerTask task, int messages, long octets)
    {
        var server = new ReadyServer(new ReadyMaildrop(messages, octets));
        _servers.Add(server);
        return new PeerContest(name, task, new PeerTarget(server.Port, "ann", "secret", messages, Folder(name)));
    }

    private PeerContest Dovecot(string name, int messages)
    {
        MailServer server = BenchServers.All[ServerKind.Dovecot];
        Account account = server.TakeAccount();
        for (int i = 0; i < messages; i++) server.Deliver(account, BenchServers.Mail(4096, i));
        return new PeerContest(name, PeerTask.Poll, new PeerTarget(server.Port, account.Name, account.Password, messages, Folder(name)));
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, string.Concat(name.Where(char.IsLetterOrDigit)))).FullName;

    private void Compare(PeerContest contest, PeerScore ours, PeerScore other)
    {
        if (!ours.Near.Succeeded) Lost.Add($"{contest.Name}: ours fails");
        if (!other.Near.Succeeded)
        {
            Out.Add($"{other.Peer.Name} {(other.Near.IsTooSlow ? "in time" : "at all")} ({contest.Name})");
            return;
        }
        double even = contest.IsEmpty ? Even : 1;
        if (ours.Near.Milliseconds * even >= other.Near.Milliseconds) Lost.Add($"{contest.Name}: {other.Peer.Name} in time ({other.Near.Milliseconds:0.0} ms, ours {ours.Near.Milliseconds:0.0})");
        if (ours.Trips >= other.Trips) Lost.Add($"{contest.Name}: {other.Peer.Name} in round trips");
    }

    private static string Row(PeerContest contest, PeerScore score) => string.Create(CultureInfo.InvariantCulture,
        $"| {contest.Name} | {score.Peer.Name}{(score.Near.Succeeded || score.Near.IsTooSlow ? "" : " (fails)")} | {Near(score.Near)} | {(score.Trips == int.MaxValue ? "—" : score.Trips)} | {Far(score.Far20)} | {Far(score.Far100)} |\n");

    private static string Near(PeerRun run) => run.IsTooSlow
        ? string.Create(CultureInfo.InvariantCulture, $"too slow: > {PeerRun.Patience.TotalSeconds:0} s | — | —")
        : string.Create(CultureInfo.InvariantCulture, $"{run.Milliseconds:0.0} ms | {run.Processor:0.0} ms | {run.Memory / 1024.0:0.0} MB");

    private static string Far(double milliseconds) => double.IsNaN(milliseconds) ? "—" : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms");
}
