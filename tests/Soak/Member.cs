using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Interop;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Soak;

/// <summary>One of many devices that poll a real server, and who mails to it.</summary>
internal sealed class Member
{
    private const int Most = 20000;
    private static readonly CommandSigner Signer = new(Orders.Device, Orders.KeyId, Orders.Secret);
    private readonly DovecotServer _server;
    private readonly Account _account;
    private readonly Device _device;
    private readonly Random _random;
    private readonly byte[] _runs = new byte[Most];

    /// <summary>A device with an account of its own.</summary>
    public Member(DovecotServer server, int seed)
    {
        _server = server;
        _account = server.TakeAccount();
        _random = new Random(seed);
        var options = new PollerOptions(_account.Name, _account.Password);
        var connector = new TcpConnector(server.Endpoint(Pop3Security.Implicit), new Pop3SessionOptions());
        _device = new Device(new SimulatedBoard(new ManualClock(), _random), connector, options, step => _runs[step]++, (_, _) => { });
    }

    public int Polls { get; private set; }

    public int Mailed { get; private set; }

    /// <summary>Polls that failed.</summary>
    public int Failures { get; private set; }

    /// <summary>What the last of them said.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Polls, one poll after another, for so long.</summary>
    public void Work(TimeSpan time)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            if (_random.Next(3) == 0) Deliver();
            Poll();
        }
    }

    /// <summary>Polls until nothing is left, at most so many times.</summary>
    public void Finish(int polls)
    {
        for (int i = 0; i < polls && _server.Messages(_account) > 0; i++) Poll();
    }

    public void ProveAllRanOnce()
    {
        Assert.Equal(0, _server.Messages(_account));
        Assert.Empty(Enumerable.Range(0, Most).Where(step => _runs[step] != (step >= 1 && step <= Mailed ? 1 : 0)).Select(step => $"{_account.Name}: {step} ran {_runs[step]} times"));
    }

    private void Poll()
    {
        PollReport report = _device.Poll();
        Polls++;
        if (report.Outcome is PollOutcome.Completed or PollOutcome.Learned) return;
        Failures++;
        Problem = $"{report.Outcome}: {report.Problem}";
    }

    private void Deliver()
    {
        if (Mailed == Most - 1) return;
        Mailed++;
        _server.Deliver(_account, "From: ann@example.org\r\nSubject: a step\r\n\r\n" + Signer.Sign(Mailed, "step " + Mailed.ToString(CultureInfo.InvariantCulture)).ReplaceLineEndings("\r\n"));
    }
}
