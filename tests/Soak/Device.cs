using System;
using Pop3Nano.Commands;

namespace Pop3Nano.Soak;

/// <summary>A device that obeys signed commands: "step 17" is the 17th.</summary>
internal sealed class Device : ICommandHandler, ICommandReporter
{
    private const int JournalSlot = 1;

    private readonly SimulatedBoard _board;
    private readonly ChangingServer _server;
    private readonly Orders _orders;
    private MailboxPoller _poller;

    public Device(SimulatedBoard board, ChangingServer server, Orders orders)
    {
        _board = board;
        _server = server;
        _orders = orders;
        _poller = Start();
    }

    public PollReport Poll() => _poller.Poll();

    /// <summary>Power off and on: all is new but for the flash.</summary>
    public void Restart() => _poller = Start();

    string ICommandHandler.Run(int form, CommandCall command)
    {
        _orders.Ran(command.Value(0));
        return "done";
    }

    void ICommandHandler.PollEnded(bool confirmed)
    {
        // Nothing waits for it.
    }

    void ICommandReporter.Report(CommandReport report) => _orders.Reported(report.Counter, report.Outcome);

    private MailboxPoller Start()
    {
        // Waits are short beside a day, so that there are thousands of polls.
        var options = new PollerOptions(ChangingServer.User, ChangingServer.Password) { IntervalSeconds = 20, LongestBackOffSeconds = 90, DeleteRejected = true };
        var router = new CommandRouter(_board, options);
        router.Add(this, 0, "step 1..999999", "one step", effectivelyOnce: false);
        var keys = new CommandKeys(Orders.Device);
        keys.Add(Orders.KeyId, Orders.Secret);
        var commands = new SignedCommands(_board, router, keys, new StoreJournal(_board, JournalSlot), this);
        foreach (CommandOutcome outcome in new[] { CommandOutcome.OtherDevice, CommandOutcome.UnknownKey, CommandOutcome.BadSignature, CommandOutcome.Malformed, CommandOutcome.Oversize })
            commands.SetPolicy(outcome, CommandPolicy.Delete);
        return new MailboxPoller(_board, _server, options, commands);
    }
}
