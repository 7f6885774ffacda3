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

    private readonly IReadOnlyList<Peer> _peers = [new OurPeer(), new CurlPeer(), new MpopPeer(), new FetchmailPeer(), new PoplibPeer(), new NodePeer()];
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;
    private readonly List<ReadyServer> _servers = [];

    /// <summary>Where another program was better, in words.</summary>
    public List<string> Lost { get; } = [];

    public string Measure()
    {
        var text = new StringBuilder(Head);
        foreach (PeerContest contest in Contests())
        {
            IReadOnlyList<PeerScore> scores = contest.Run(_peers);
            foreach (PeerScore score in scores) text.Append(Row(contest, score));
            foreach (PeerScore other in scores.Skip(1)) Compare(contest, scores[0], other);
            foreach (Peer peer in _peers.Where(peer => peer.Missing.Length == 0 && scores.All(score => score.Peer != peer)))
                text.Append(CultureInfo.InvariantCulture, $"| {contest.Name} | {peer.Name} | has no way to | | | | | |\n");
        }
        foreach (Peer peer in _peers.Where(peer => peer.Missing.Length > 0)) text.Append(CultureInfo.InvariantCulture, $"| all | {peer.Name} | {peer.Missing} | | | | | |\n");
        return text.ToString();
    }

    public void Dispose()
    {
        foreach (ReadyServer server in _servers) server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<PeerContest> Contests()
    {
        yield return Ready("poll, empty", PeerTask.Poll, 0, 0);
        yield return Ready("poll, one message", PeerTask.Poll, 1, 4096);
        yield return Ready("poll, 50 of 4 KB", PeerTask.Poll, 50, 4096);
        yield return Ready("poll, one of 100 MB", PeerTask.Poll, 1, 100L << 20);
        yield return Ready("1,000 headers", PeerTask.Headers, 1000, 400);
        yield return Ready("unique-ids of 100,000", PeerTask.Uidl, 100_000, 0);
        foreach ((string name, int messages) in new[] { ("Dovecot: poll, empty", 0), ("Dovecot: poll, one message", 1), ("Dovecot: poll, 50 of 4 KB", 50) }) yield return Dovecot(name, messages);
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
        if (!other.Near.Succeeded) return;
        if (ours.Near.Milliseconds > other.Near.Milliseconds) Lost.Add($"{contest.Name}: {other.Peer.Name} in time");
        if (ours.Trips > other.Trips) Lost.Add($"{contest.Name}: {other.Peer.Name} in round trips");
    }

    private static string Row(PeerContest contest, PeerScore score) => string.Create(CultureInfo.InvariantCulture,
        $"| {contest.Name} | {score.Peer.Name}{(score.Near.Succeeded ? "" : " (fails)")} | {score.Near.Milliseconds:0.0} ms | {score.Near.Processor:0.0} ms | {score.Near.Memory / 1024.0:0.0} MB | {(score.Trips == int.MaxValue ? "?" : score.Trips)} | {Far(score.Far20)} | {Far(score.Far100)} |\n");

    private static string Far(double milliseconds) => double.IsNaN(milliseconds) ? "—" : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms");
}
