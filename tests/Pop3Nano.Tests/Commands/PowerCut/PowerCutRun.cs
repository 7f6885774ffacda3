using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>
/// Five commands, a device that loses its power at a step (and perhaps at another one while it recovers), and restarts until the mailbox is empty.
/// </summary>
internal sealed class PowerCutRun : IDisposable
{
    private const int Commands = 5;
    private static readonly string[] Window = ["journal write: behind", "handler: before its effect"];

    private readonly Pop3TestServer _server;
    private readonly TestMailbox _mailbox;
    private readonly Dictionary<int, byte[]> _flash = [];
    private readonly Effects _effects = new();
    private readonly bool _effectivelyOnce;
    private readonly List<string> _cuts = [];
    private int _lives;

    public PowerCutRun(bool effectivelyOnce, bool acquainted, bool uniqueIds)
    {
        _effectivelyOnce = effectivelyOnce;
        var clock = new ManualClock();
        _server = new Pop3TestServer(new Pop3TestServerOptions { Clock = clock, KeepsTranscript = false, Uidl = uniqueIds });
        _mailbox = _server.AddMailbox("board", "secret");
        if (acquainted)
        {
            PoweredDevice device = Device(new Power(-1));
            for (int i = 0; i < 3; i++) device.Poll();
        }
        var signer = new CommandSigner(PoweredDevice.Name, PoweredDevice.KeyId, PoweredDevice.Secret);
        // Message numbers and counters have nothing to do with each other.
        foreach (int counter in new[] { 3, 1, 5, 2, 4 })
            _mailbox.Add("From: ann@example.org\nSubject: a command\n\n" + signer.Sign(counter, "step " + counter.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Where the power was cut first; empty: the run had fewer steps.</summary>
    public string Cut => _cuts.FirstOrDefault("");

    public int Cuts => _cuts.Count;

    /// <summary>Runs, and checks what must hold. The step numbers of the two cuts; -1: none.</summary>
    public void Run(int first, int second = -1)
    {
        Live(new Power(first));
        if (second >= 0) Live(new Power(second));
        while (_mailbox.Count > 0 && _lives < 12) Live(new Power(-1));
        string where = $"cut at {first} ({string.Join(", then ", _cuts)}){(second >= 0 ? $" and {second}" : "")}: ran {string.Join(' ', _effects.Runs)}; reported {string.Join(", ", _effects.Reports)}";
        Assert.True(_mailbox.Count == 0, where);
        for (int command = 1; command <= Commands; command++) Check(command, where);
        if (_cuts.Count == 0) Assert.True(_effects.Runs.SequenceEqual([1, 2, 3, 4, 5]), where);
    }

    public void Dispose() => _server.Dispose();

    private void Check(int command, string where)
    {
        int runs = _effects.Count(command);
        int interrupted = _effects.Reported(command, CommandOutcome.Interrupted);
        if (_effectivelyOnce)
        {
            // Its effect is there, and running it again was no harm.
            Assert.True(runs >= 1 && runs <= 1 + _cuts.Count && interrupted == 0, where);
            return;
        }
        Assert.True(runs <= 1, where);
        Assert.True(runs == 1 || interrupted >= 1, where);
        if (runs == 0) Assert.True(_cuts.Any(Window.Contains), where);
        // Once; twice only if the power failed a second time, between the report and its record.
        Assert.True(interrupted <= Math.Max(1, _cuts.Count), where);
        Assert.True(_effects.Reports.Any(report => report.StartsWith(command.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal)), where);
    }

    // From the power coming on to its going off, or to a poll that is well.
    private void Live(Power power)
    {
        _lives++;
        PoweredDevice device = Device(power);
        for (int i = 0; i < 4 && power.IsOn && device.Poll().Outcome != PollOutcome.Completed; i++)
        {
            // Another poll: the first one may have learnt something.
        }
        if (power.Cut.Length > 0) _cuts.Add(power.Cut);
    }

    private PoweredDevice Device(Power power) => new(_server, _flash, power, _effects, _effectivelyOnce);
}
