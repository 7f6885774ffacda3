using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Interop;

/// <summary>
/// A device in a process of its own is killed (SIGKILL) at random times while it polls five commands, and started again until its maildrop is empty.
/// As many kills as POP3NANO_KILLS says; 20 unless it is set.
/// </summary>
[Collection(SharedDovecot.Collection)]
public sealed class KilledDeviceTests(SharedDovecot shared, ITestOutputHelper output) : IDisposable
{
    private const int Commands = 5;
    private static readonly CommandSigner Signer = new("killed", "a", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed");
    private readonly Random _random = new(6);
    private int _kills;
    private int _interrupted;
    private int _round;

    public void Dispose() => _folder.Delete(recursive: true);

    [ServerFact]
    public void Each_command_runs_once_or_is_reported_as_interrupted()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("POP3NANO_KILLS") ?? "20", CultureInfo.InvariantCulture);
        Account account = shared.Server.TakeAccount(); // for all rounds: each leaves the maildrop empty
        int whole = Round(account, int.MaxValue);
        while (_kills < wanted) whole = (whole + Round(account, whole + (whole / 5))) / 2;
        output.WriteLine($"{_kills} kills in {_round} rounds of {Commands} commands; {_interrupted} commands were interrupted");
        Console.WriteLine($"killed devices: {_kills} kills in {_round} rounds of {Commands} commands; {_interrupted} commands were interrupted");
    }

    // Milliseconds of the poll that came through.
    private int Round(Account account, int latest)
    {
        string folder = _folder.CreateSubdirectory("round" + _round++.ToString(CultureInfo.InvariantCulture)).FullName;
        Pop3Endpoint endpoint = shared.Server.Endpoint(Pop3Security.Implicit);
        File.WriteAllBytes(Path.Combine(folder, "ca.pem"), endpoint.TrustedCertificates);
        foreach (int counter in new[] { 3, 1, 5, 2, 4 })
            shared.Server.Deliver(account, Mails.Of("a command", Signer.Sign(counter, "step " + counter.ToString(CultureInfo.InvariantCulture)).ReplaceLineEndings("\r\n")));
        int through = -1;
        for (int life = 0; through < 0; life++)
        {
            Assert.True(life < 200, "The maildrop never becomes empty.");
            // Lives become longer, so that some poll comes through.
            through = Live(account, endpoint.Port, folder, latest == int.MaxValue ? latest : _random.Next(latest + (life * latest / 8)));
        }
        Assert.Equal(0, shared.Server.Messages(account));
        Check(folder);
        return through;
    }

    // -1: killed.
    private int Live(Account account, int port, string folder, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PowerCut.dll"), port.ToString(CultureInfo.InvariantCulture), account.Name, account.Password, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process device = Process.Start(start)!;
        device.ErrorDataReceived += (_, _) => { }; // read, so that the device never waits for us
        device.BeginErrorReadLine();
        Assert.Equal("polling", device.StandardOutput.ReadLine());
        long begun = Stopwatch.GetTimestamp();
        if (!device.WaitForExit(milliseconds == int.MaxValue ? 120_000 : milliseconds))
        {
            device.Kill();
            device.WaitForExit();
            _kills++;
            return -1;
        }
        Assert.Equal(0, device.ExitCode);
        return (int)Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private void Check(string folder)
    {
        string[] effects = Lines(folder, "effects");
        string[] reports = Lines(folder, "reports");
        string story = $"ran {string.Join(' ', effects)}; reported {string.Join(", ", reports)}";
        for (int command = 1; command <= Commands; command++)
        {
            string name = command.ToString(CultureInfo.InvariantCulture);
            int runs = effects.Count(line => line == name);
            int interrupted = reports.Count(line => line == name + " interrupted");
            Assert.True(runs <= 1, story);
            Assert.True(runs == 1 || interrupted > 0, story);
            if (interrupted > 0) _interrupted++;
        }
        IEnumerable<int> order = effects.Select(line => int.Parse(line, CultureInfo.InvariantCulture));
        Assert.True(order.SequenceEqual(order.Order()), story);
    }

    private static string[] Lines(string folder, string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllLines(Path.Combine(folder, file)) : [];
}
