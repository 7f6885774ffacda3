using System;
using System.Linq;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Session;

/// <summary>A session's calls (<see cref="SessionCalls.Letters"/>) against what servers send, as <see cref="Dialogue"/> has it: blocking and async give the same, write the same, and throw what is documented.</summary>
internal sealed class SessionTarget : FuzzTarget
{
    /// <summary>A letter between calls: the client connects again and knows what it has learnt.</summary>
    public const char Again = '+';

    // What is called, and the commands whose replies come of it.
    private static readonly (string Calls, string Replies)[] Logins =
    [
        ("U", "UP"), ("U", "UP"), ("U", "UP"), ("I", "I"), ("v", "CUP"), ("v", "CI"), ("a", "a"), ("CU", "CUP"), ("SU", "SUP"), ("8U", "8UP"), ("B", "UPTLDME"), ("b", "ITLDME"), ("HI", "CI"),
    ];

    private static readonly (string Calls, string Replies)[] Words =
    [
        ("T", "T"), ("Lr", "L"), ("Lk", "L"), ("L", "L"), ("Dr", "D"), ("l", "l"), ("d", "d"), ("Mr", "M"), ("Mk", "M"), ("M", "M"), ("m", "M"), ("or", "O"), ("E", "E"), ("N", "N"), ("Z", "Z"), ("C", "C"), ("H", "C"),
        ("F", "TLDME"), ("f", "TLDMETLDME"), ("snrN", "TLDMEN"), ("sTF", "TLDMET"), ("snxn", "TLDME"), ("wNn", "NdN"), ("wnn", "NDN"), ("p", ""), ("Gr", "G"), ("g", "g"),
    ];

    private readonly SessionRun _run = new();
    private readonly EventLog _blocking = new();
    private readonly EventLog _async = new();

    public override string Group => "session";

    public override string Name => "calls";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add(random.OneIn(3) ? (byte)random.Next(256) : (byte)'_');
        Session(octets, random);
        if (random.OneIn(3))
        {
            octets.Add(Dialogue.Turn).Add("+\n");
            Session(octets, random);
        }
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        Run(octets.Span, _blocking, isAsync: false);
        Run(octets.Span, _async, isAsync: true);
        if (_blocking.Octets.SequenceEqual(_async.Octets)) return;
        (_blocking.Words, _async.Words) = ([], []);
        Run(octets.Span, _blocking, isAsync: false);
        Run(octets.Span, _async, isAsync: true);
        int same = _blocking.Words.Zip(_async.Words).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new FindingException($"behind {same} notes the blocking session says {Some(_blocking, same)}, the async one {Some(_async, same)}");
    }

    private static void Session(CaseOctets octets, CaseRandom random)
    {
        if (random.OneIn(4)) octets.Add("+OK <1896.697170952@dbc.mtview.ca.us>\r\n");
        else Grammar.Greeting(octets, random);
        if (random.OneIn(8)) Sasl(octets, random);
        else Turn(octets, random, random.Any(Logins));
        for (int turns = random.Next(6); turns > 0; turns--) Turn(octets, random, random.Any(Words));
        if (random.OneIn(2)) Turn(octets, random, ("Q", "Q"));
        if (random.OneIn(4)) Turn(octets, random, (SessionCalls.Letters[random.Next(SessionCalls.Letters.Length)].ToString(), ""));
    }

    private static void Turn(CaseOctets octets, CaseRandom random, (string Calls, string Replies) turn)
    {
        octets.Add(Dialogue.Turn).Add(turn.Calls).Add("\n");
        foreach (char letter in turn.Replies) Grammar.Reply(octets, random, letter);
    }

    // LOGIN's two questions, CRAM-MD5's challenge, OAUTHBEARER's error.
    private static void Sasl(CaseOctets octets, CaseRandom random)
    {
        char letter = "WAO"[random.Next(3)];
        octets.Add(Dialogue.Turn).Add(letter.ToString()).Add("\n");
        if (letter == 'W') octets.Add("+ VXNlcm5hbWU6\r\n").Add(Dialogue.Turn).Add("\n+ UGFzc3dvcmQ6\r\n");
        if (letter == 'A') octets.Add("+ PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n");
        if (letter == 'O' && random.OneIn(2)) octets.Add("+ eyJzdGF0dXMiOiI0MDEifQ==\r\n");
        octets.Add(Dialogue.Turn).Add("\n");
        Grammar.Reply(octets, random, 'P');
    }

    private void Run(ReadOnlySpan<byte> octets, EventLog log, bool isAsync)
    {
        log.Clear();
        _run.Run(octets, log, isAsync);
    }

    private static string Some(EventLog log, int from) => "[" + string.Join("; ", log.Words!.Skip(from).Take(3)) + "]";
}
