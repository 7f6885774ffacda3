using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>A board, a mailbox on an in-memory server and the poller between them.</summary>
internal sealed class PollBench : IDisposable
{
    public PollBench(Pop3TestServerOptions? server = null, Action<PollerOptions>? options = null, Func<IMailHandler,
        IMailHandler>? handler = null, Action<IBoard>? begin = null)
    {
        begin?.Invoke(Board);
        Clock = new ManualClock();
        Server = new Pop3TestServer(server ?? new Pop3TestServerOptions { Clock = Clock });
        Mailbox = Server.AddMailbox("board", "secret");
        Connector = new TestConnector(Server);
        Options = new PollerOptions("board", "secret");
        options?.Invoke(Options);
        Commands = Plain.Commands(Board, Options);
        Poller = new MailboxPoller(Board, Connector, Options, handler?.Invoke(Commands) ?? Commands);
    }

    public ManualClock Clock { get; }

    public Pop3TestServer Server { get; }

    public TestMailbox Mailbox { get; }

    public FakeBoard Board { get; } = new();

    public TestConnector Connector { get; }

    public PollerOptions Options { get; }

    public PlainCommands Commands { get; }

    public MailboxPoller Poller { get; }

    /// <summary>The keywords of the last connection.</summary>
    public string LastDialogue => string.Join(' ', Server.Connection(Server.Connections).Commands);

    /// <summary>A mail whose subject is a command.</summary>
    public void Mail(string subject) => Mailbox.Add("From: tim@example.org\nSubject: " + subject + "\n\n\n");

    /// <summary>Polls once and expects that all went well.</summary>
    public PollReport PollWell()
    {
        PollReport report = Poller.Poll();
        if (report.Outcome != PollOutcome.Completed)
            throw new InvalidOperationException(report.Outcome + ": " + report.Problem + "\n" + string.Join('\n',
                Server.Transcript.TakeLast(20)));
        return report;
    }

    /// <summary>Polls until the server is known, before any mail is there.</summary>
    public PollBench Acquaint(int polls = 2)
    {
        for (int i = 0; i < polls; i++) Poller.Poll();
        return this;
    }

    public void Dispose() => Server.Dispose();
}
