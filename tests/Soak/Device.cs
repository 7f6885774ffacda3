using System;
using Pop3Nano.Commands;
using Pop3Nano.Session;

namespace Pop3Nano.Soak;

/// <summary>A device that obeys signed commands: "step 17" is the 17th.</summary>
internal sealed class Device : ICommandHandler, ICommandReporter
{
    private const int JournalSlot = 1;

    private readonly IBoard _board;
    private readonly Pop3Connector _connector;
    private readonly PollerOptions _options;
    private readonly Action<int> _ran;
    private readonly Action<long, CommandOutcome> _reported;
    private MailboxPoller _poller;

    /// <summary>A device that was just switched on; it tells which steps ran, and what it reports of each counter.</summary>
    public Device(IBoard board, Pop3Connector connector, PollerOptions options, Action<int> ran, Action<long, CommandOutcome> reported)
    {
        _board = board;
        _connector = connector;
        _options = options;
        _options.DeleteRejected = true;
        _ran = ran;
        _reported = reported;
        _poller = Start();
    }

    public PollReport Poll() => _poller.Poll();

    /// <summary>Power off and on: all is new but for the flash.</summary>
    public void Restart() => _poller = Start();

    string ICommandHandler.Run(int form, CommandCall command)
    {
        _ran(command.Value(0));
        return "done";
    }

    void ICommandHandler.PollEnded(bool confirmed)
    {
        // Nothing waits for it.
    }

    void ICommandReporter.Report(CommandReport report) => _reported(report.Counter, report.Outcome);

    private MailboxPoller Start()
    {
        var router = new CommandRouter(_board, _options);
        router.Add(this, 0, "step 1..999999", "one step", effectivelyOnce: false);
        var keys = new CommandKeys(Orders.Device);
        keys.Add(Orders.KeyId, Orders.Secret);
        var commands = new SignedCommands(_board, router, keys, new StoreJournal(_board.Store, JournalSlot), this);
        foreach (CommandOutcome outcome in new[] { CommandOutcome.OtherDevice, CommandOutcome.UnknownKey, CommandOutcome.BadSignature, CommandOutcome.Malformed, CommandOutcome.Oversize })
            commands.SetPolicy(outcome, CommandPolicy.Delete);
        return new MailboxPoller(_board, _connector, _options, commands);
    }
}
