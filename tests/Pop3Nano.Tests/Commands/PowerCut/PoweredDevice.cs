using System;
using System.Collections.Generic;
using System.Globalization;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>One life of a device: from the power coming on to its going off. All that it has is new but for the flash.</summary>
internal sealed class PoweredDevice : Pop3Connector, ICommandHandler, ICommandReporter
{
    public const string Name = "greenhouse";
    public const string KeyId = "a";
    public const string Secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private readonly Pop3TestServer _server;
    private readonly Power _power;
    private readonly Effects _effects;
    private readonly MailboxPoller _poller;

    public PoweredDevice(Pop3TestServer server, Dictionary<int, byte[]> flash, Power power, Effects effects, bool effectivelyOnce)
    {
        _server = server;
        _power = power;
        _effects = effects;
        var store = new PoweredStore(flash, power);
        var board = new FakeBoard { Flash = store };
        var options = new PollerOptions("board", "secret");
        var router = new CommandRouter(board, options);
        router.Add(this, 0, "step 1..99", "one step", effectivelyOnce);
        var keys = new CommandKeys(Name);
        keys.Add(KeyId, Secret);
        var commands = new SignedCommands(board, router, keys, new StoreJournal(store, 1), this);
        _poller = new MailboxPoller(board, this, options, commands);
    }

    public PollReport Poll() => _poller.Poll();

    public override Pop3Session Connect(Pop3ServerProfile profile)
    {
        if (!_power.IsOn) throw new PowerCutException();
        var session = new Pop3Session(new StreamChannel(new PoweredStream(_server.Connect(), _power)), new Pop3SessionOptions(), profile);
        session.Greet();
        return session;
    }

    string ICommandHandler.Run(int form, CommandCall command)
    {
        if (!_power.Allows("handler: before its effect")) throw new PowerCutException();
        _effects.Runs.Add(command.Value(0));
        if (!_power.Allows("handler: behind its effect")) throw new PowerCutException();
        return "done";
    }

    void ICommandHandler.PollEnded(bool confirmed)
    {
        // Nothing waits for it.
    }

    void ICommandReporter.Report(CommandReport report)
    {
        if (!_power.Allows("report: before")) throw new PowerCutException();
        _effects.Reports.Add(report.Counter.ToString(CultureInfo.InvariantCulture) + " " + CommandReport.Name(report.Outcome));
        if (!_power.Allows("report: behind")) throw new PowerCutException();
    }
}
