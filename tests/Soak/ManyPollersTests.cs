using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Interop;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Soak;

/// <summary>200 devices poll one Dovecot at once over TLS, without a pause: 30 s, with POP3NANO_LONG=1 five minutes.</summary>
public sealed class ManyPollersTests(ITestOutputHelper output)
{
    private const int Pollers = 200;
    private const long HeapBound = 8_000_000;
    private const long ResidentBound = 250_000_000; // pages that allocators and TLS keep for later use
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    [ServerFact]
    public async Task Nothing_grows_and_each_command_runs_once()
    {
        TimeSpan third = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("POP3NANO_LONG") == "1" ? 100 : 10);
        using DovecotServer server = DovecotServer.Start(new DovecotOptions { MostSessions = 2 * Pollers });
        Member[] members = [.. Enumerable.Range(1, Pollers).Select(number => new Member(server, number))];

        AtOnce(members, member => member.Work(third));
        var first = new Footprint();
        long resident = Environment.WorkingSet;
        AtOnce(members, member => member.Work(third));
        AtOnce(members, member => member.Work(third));
        int polls = members.Sum(member => member.Polls);
        int failures = members.Sum(member => member.Failures);
        string story = $"{polls} polls, {polls / third.TotalSeconds / 3:0} a second; {members.Sum(member => member.Mailed)} commands; {failures} failures {members.FirstOrDefault(member => member.Failures > 0)?.Problem}";
        output.WriteLine(story);

        output.WriteLine($"the heap has grown by {await first.ProveNoGrowth(HeapBound, story)} octets, the process by {Environment.WorkingSet - resident}");
        Assert.True(Environment.WorkingSet - resident < ResidentBound, $"The process has grown by {Environment.WorkingSet - resident} octets; {story}");
        Assert.True(failures <= polls / 10, story);
        foreach (Member member in members) member.Finish(polls: 100);
        Assert.All(members, member => member.ProveAllRanOnce());
    }

    // A thread for each, since a poll blocks; all of them have ended before anything is measured.
    private static void AtOnce(Member[] members, Action<Member> work)
    {
        Thread[] threads = [.. members.Select(member => new Thread(() => work(member)) { IsBackground = true })];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) Assert.True(thread.Join(Patience), "A poll hangs.");
    }
}
