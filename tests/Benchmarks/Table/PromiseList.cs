using System.Collections.Generic;
using Pop3Nano.Interop;

namespace Pop3Nano.Benchmarks;

/// <summary>The rows of the table, in its order. Their names and bounds stand in promises.tsv.</summary>
internal static class PromiseList
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        new SessionRetr("RETR of 100 KB and 1 MB to `Stream.Null`, plain", 0.80, isTls: false),
        new ClientSave("the same through `Pop3Client.SaveMessage`", 0.70, isTls: false),
        new SessionRetr("RETR of 100 KB and 1 MB to `Stream.Null`, TLS", 0.90, isTls: true),
        new ReadyReads("allocated per command, reply, message octet, blocking", isAsync: false),
        new ReadyReads("the same, async, when reads complete at once", isAsync: true),
        new SuspendedReads("the same, async, when reads have to wait", sessions: 1, most: 1),
        new SuspendedReads("the same with 1,000 sessions at once", sessions: 1000, most: 200),
        new PollMemory("whole poll, plain: allocated", 6 * 1024),
        new PollTime("whole poll, plain: time", 1.3),
        new UidlSpeed("UIDL of 100,000 messages", 0.25),
        new IdleSessions("10,000 idle sessions in one process", 3 * 1024),
        new RoundTrips("round trips of a poll over TLS 1.3: Dovecot", ServerKind.Dovecot, none: 4, one: 5, fifty: 6),
        new RoundTrips("round trips of a poll over TLS 1.3: Courier", ServerKind.Courier, none: 5, one: 6, fifty: 7),
        new RoundTrips("round trips of a poll over TLS 1.3: Cyrus, `tls_eccurve: auto`", ServerKind.Cyrus, none: 5, one: 6, fifty: 7),
        new AotSize("smallest polling program, AOT", 100 * 1024),
        new StartTime("the same, from start to first command", 1.3),
        new GeneratorTime("generator", 50),
        new PeersBeaten("curl, mpop, fetchmail, Python's poplib, node-pop3 at the same tasks"),
    ];
}
