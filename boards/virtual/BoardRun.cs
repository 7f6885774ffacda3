using System;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Spectre.Console;

namespace Pop3Nano.VirtualBoard;

/// <summary>One run of the program: the device application on a board of the screen.</summary>
internal sealed class BoardRun(BoardArguments arguments, bool hasTerminal)
{
    private const string PasswordVariable = "POP3NANO_PASSWORD";

    /// <summary>What a script learns of the last poll.</summary>
    public static int Code(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Completed or PollOutcome.Unconfirmed => ExitCode.Ok,
        PollOutcome.NetworkFailed or PollOutcome.NoTime or PollOutcome.Learned => ExitCode.Network,
        PollOutcome.LoginRefused => ExitCode.Login,
        PollOutcome.TimedOut => ExitCode.TimedOut,
        PollOutcome.Busy => ExitCode.Busy,
        _ => ExitCode.Server,
    };

    /// <summary>The account's password: from the environment, or from who sits there.</summary>
    /// <exception cref="ArgumentException">It is neither here nor there.</exception>
    public static string Password(BoardArguments arguments, bool hasTerminal)
    {
        string? password = Environment.GetEnvironmentVariable(PasswordVariable);
        if (!string.IsNullOrEmpty(password)) return password;
        if (!hasTerminal) throw new ArgumentException($"No password: set {PasswordVariable}, or run on a terminal and be asked.");
        return AnsiConsole.Prompt(new TextPrompt<string>($"Password of {arguments.User}:").Secret());
    }

    public int Run()
    {
        if (arguments.IsEmbedded && (arguments.User.Length > 0 || arguments.Port != 0 || arguments.Ca != null || arguments.Device.Length > 0 || arguments.Keys != null))
            throw new ArgumentException("--user, --port, --ca, --device and --keys need --host: without it the program polls a server of its own.");
        if (arguments.Workers != null || arguments.Seconds != null || arguments.FullHandshakes || arguments.ServerPid != 0)
            throw new ArgumentException("--workers, --seconds, --full-handshakes and --server-pid go with --fleet.");
        if (arguments.Interval is < PollerOptions.LeastInterval or > PollerOptions.GreatestInterval)
            throw new ArgumentException($"--interval {arguments.Interval} is out of range: {PollerOptions.LeastInterval} to {PollerOptions.GreatestInterval} seconds.");
        using EmbeddedMailbox? embedded = arguments.IsEmbedded ? new EmbeddedMailbox(arguments.Plain) : null;
        Pop3Endpoint endpoint = embedded?.Endpoint ?? arguments.Endpoint();
        PollerOptions options = embedded?.Account ?? new PollerOptions(User(), Password(arguments, hasTerminal));
        options.IntervalSeconds = arguments.Interval ?? (embedded == null ? 60 : 10);
        options.DeleteRejected = arguments.DeleteRejected;
        var sizes = new Pop3SessionOptions { Timeout = 30000 };
        IScreen screen = hasTerminal && !arguments.Once && !arguments.Trace ? new LiveScreen() : new PlainScreen(Console.Out);
        if (arguments.Trace) sizes.TraceTo(new DialogueTrace(Console.Out));
        IStore store = arguments.Store == null ? new MemoryStore() : new FileStore(arguments.Store.FullName);
        using var board = new ScreenBoard(screen, store);
        Console.CancelKeyPress += (_, e) => e.Cancel = board.Stop();
        using var commands = new BoardHandler(arguments, board, options, embedded);
        var poller = new MailboxPoller(board, new TcpConnector(endpoint, sizes), options, commands.Handler);
        screen.Say($"polling {endpoint.Host}:{endpoint.Port} ({Describe(endpoint.Security)}) as {options.Name}" + (embedded == null ? "" : ", an embedded server"));
        return screen.Show(board, () => Poll(poller, board, screen, embedded));
    }

    private int Poll(MailboxPoller poller, ScreenBoard board, IScreen screen, EmbeddedMailbox? embedded)
    {
        PollReport report;
        int number = 0;
        bool again;
        do
        {
            report = poller.Poll();
            board.Polled(report);
            screen.Say($"poll {++number}: {Describe(report)}");
            embedded?.Receive();
            bool unfinished = report.Outcome == PollOutcome.Learned || (report.Outcome == PollOutcome.Completed && report.Remaining > 0);
            again = arguments.Once ? unfinished && number < 1000 : true;
        }
        while (again && board.Wait(report.NextDelay));
        return Code(report.Outcome);
    }

    private string User() => arguments.User.Length > 0 ? arguments.User : throw new ArgumentException("--user is missing: whose mailbox on " + arguments.Host + "?");

    private static string Describe(Pop3Security security) => security switch
    {
        Pop3Security.Implicit => "implicit TLS",
        Pop3Security.StartTls => "STLS",
        _ => "clear text",
    };

    private static string Describe(PollReport report)
    {
        string counts = $"{report.Messages} in the maildrop, {report.Read} read, {report.Done} obeyed, {report.Rejected} refused, {report.Deleted} deleted";
        return report.Outcome switch
        {
            PollOutcome.Completed => counts + (report.Remaining > 0 ? $", {report.Remaining} to come" : "") + (report.Problem.Length > 0 ? "; but " + report.Problem : ""),
            PollOutcome.Learned => "learnt how to speak to this server: " + report.Problem,
            PollOutcome.LoginRefused => "login refused: " + report.Problem,
            PollOutcome.NetworkFailed => "no connection: " + report.Problem,
            PollOutcome.Unconfirmed => $"{report.Problem} ({counts})",
            PollOutcome.TimedOut => "no answer in time: " + report.Problem,
            PollOutcome.Busy => "the server is busy: " + report.Problem,
            PollOutcome.NoTime => "no connection: " + report.Problem,
            PollOutcome.ProtocolFailed => "protocol error: " + report.Problem,
            _ => "refused: " + report.Problem,
        };
    }
}
