using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>A device named greenhouse with the two keys of the vectors, its mailbox, and what it reported.</summary>
internal sealed class Greenhouse : IDisposable, ICommandReporter
{
    public const string KeyA = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    public const string KeyB = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";

    public Greenhouse(Pop3TestServerOptions? server = null, ICommandJournal? journal = null, Action<PollerOptions>? options = null)
    {
        Journal = journal ?? Memory;
        Bench = new PollBench(server, options, _ => Commands!, board => Commands = Make(board));
    }

    public static CommandSigner SignerA { get; } = new("greenhouse", "a", KeyA);

    public static CommandSigner SignerB { get; } = new("greenhouse", "b", KeyB);

    /// <summary>The folder of the room's README.</summary>
    public static string Room { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "..", "..", "src", "Pop3Nano", "Commands"));

    public PollBench Bench { get; }

    public SignedCommands Commands { get; private set; } = null!;

    public CommandRouter Router { get; private set; } = null!;

    public MemoryJournal Memory { get; } = new();

    public ICommandJournal Journal { get; }

    /// <summary>"42 executed", in order.</summary>
    public List<string> Reports { get; } = [];

    public List<string> SignedReports { get; } = [];

    public List<string> Results { get; } = [];

    public FakeBoard Board => Bench.Board;

    public TestMailbox Mailbox => Bench.Mailbox;

    public static CommandOutcome Check(SignedCommands commands, string text)
    {
        byte[] octets = Encoding.UTF8.GetBytes(text);
        return commands.Check(octets, 0, octets.Length);
    }

    /// <summary>A mail with this text.</summary>
    public void Mail(string text, string fields = "") => Mailbox.Add("From: ann@example.org\nSubject: to the greenhouse\n" + fields + "\n" + text);

    /// <summary>Another life of the device: all is new but for board, store and journal.</summary>
    public MailboxPoller Restart()
    {
        Commands = Make(Board);
        return new MailboxPoller(Board, Bench.Connector, Bench.Options, Commands);
    }

    public void Report(CommandReport report)
    {
        Reports.Add(report.Counter + " " + CommandReport.Name(report.Outcome));
        Results.Add(report.Result);
        SignedReports.Add(report.GetSignedText());
    }

    public void Dispose() => Bench.Dispose();

    private SignedCommands Make(IBoard board)
    {
        Router = new CommandRouter(board, new PollerOptions("board", "secret"));
        new BoardCommands(board).AddTo(Router);
        var keys = new CommandKeys("greenhouse");
        keys.Add("a", KeyA);
        keys.Add("b", KeyB);
        return new SignedCommands(board, Router, keys, Journal, this);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
