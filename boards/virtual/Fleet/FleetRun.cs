using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Spectre.Console;

namespace Pop3Nano.VirtualBoard;

/// <summary>
/// Many devices in one process, against a server of its own or another one. A poller blocks, as it does on a device: a bounded number of threads
/// takes turns for all of them.
/// </summary>
internal sealed class FleetRun(BoardArguments arguments, bool hasTerminal)
{
    private const int Lessons = 3; // polls until nothing more is to be learnt of a server

    private readonly FleetFigures _figures = new();
    private readonly List<IDisposable> _handlers = [];
    private TimeSpan _elapsed;
    private string _processor = "";

    private int Count => arguments.Fleet!.Value;

    private int Workers => arguments.Workers ?? 32;

    private int Seconds => arguments.Seconds ?? 10;

    private TimeSpan Interval => TimeSpan.FromSeconds(arguments.Interval ?? 0);

    public int Run()
    {
        Check();
        using FleetServer? embedded = arguments.IsEmbedded ? new FleetServer(Count, arguments.Security) : null;
        Pop3Endpoint endpoint = embedded?.Endpoint ?? arguments.Endpoint();
        endpoint.TlsResumption = !arguments.FullHandshakes;
        if (arguments.ServerPid != 0) ProcessorTime.Of(arguments.ServerPid);
        FleetDevice[] devices = Devices(endpoint, embedded);
        for (int i = 0; i < Lessons; i++) devices[0].Poll();
        foreach (FleetDevice device in devices.Skip(1)) device.Learn(devices[0]);
        string title = $"{Count} devices, {Math.Min(Workers, Count)} threads, {endpoint.Host}:{endpoint.Port} ({arguments.Tls}{(arguments.FullHandshakes ? ", full handshakes" : "")})";
        if (hasTerminal) AnsiConsole.Status().Start(title, _ => Poll(devices, embedded != null));
        else Poll(devices, embedded != null);
        Show(title, devices);
        foreach (IDisposable handler in _handlers) handler.Dispose();
        return BoardRun.Code(_figures.Failure);
    }

    private void Check()
    {
        if (Count is < 1 or > 1_000_000) throw new ArgumentException($"--fleet {Count} is out of range: 1 to 1000000.");
        if (Workers is < 1 or > 1000) throw new ArgumentException($"--workers {Workers} is out of range: 1 to 1000.");
        if (Seconds is < 1 or > 86400) throw new ArgumentException($"--seconds {Seconds} is out of range: 1 to 86400.");
        if (arguments.IsEmbedded && (arguments.User.Length > 0 || arguments.Port != 0 || arguments.Ca != null || arguments.Plain || arguments.Device.Length > 0 || arguments.Keys != null))
            throw new ArgumentException("--user, --port, --ca, --plain, --device and --keys need --host: without it the fleet polls a server of its own.");
        if (arguments.Interval is < PollerOptions.LeastInterval or > PollerOptions.GreatestInterval)
            throw new ArgumentException($"--interval {arguments.Interval} is out of range: {PollerOptions.LeastInterval} to {PollerOptions.GreatestInterval} seconds.");
        if (arguments.Trace || arguments.Store != null) throw new ArgumentException("--fleet goes without --trace and --store.");
        if (!arguments.IsEmbedded && !arguments.User.Contains('#', StringComparison.Ordinal))
            throw new ArgumentException("--user needs a # for each digit of a device's number: every device has an account of its own.");
    }

    private FleetDevice[] Devices(Pop3Endpoint endpoint, FleetServer? embedded)
    {
        string password = embedded?.Password ?? BoardRun.Password(arguments, hasTerminal);
        var connector = new TcpConnector(endpoint, Sizes());
        var devices = new FleetDevice[Count];
        for (int i = 0; i < Count; i++)
        {
            var options = new PollerOptions(FleetNumber.In(embedded == null ? arguments.User : FleetServer.User, i + 1), password) { DeleteRejected = arguments.DeleteRejected };
            var board = new FleetBoard();
            devices[i] = new FleetDevice(connector, options, board, Handler(board, options, embedded?.Keys(i + 1), i + 1));
        }
        return devices;
    }

    private static Pop3SessionOptions Sizes()
    {
        Pop3SessionOptions sizes = Pop3SessionOptions.ForDevice();
        sizes.Timeout = 30000;
        return sizes;
    }

    private IMailHandler Handler(FleetBoard board, PollerOptions options, CommandKeys? keys, int number)
    {
        if (keys == null)
        {
            var handler = new BoardHandler(arguments with { Device = FleetNumber.In(arguments.Device, number) }, board, options, embedded: null);
            _handlers.Add(handler);
            return handler.Handler;
        }
        var router = new CommandRouter(board, options);
        new BoardCommands(board).AddTo(router);
        return new SignedCommands(board, router, keys, new MemoryJournal(), new LogReporter(board), capacity: 4);
    }

    private void Poll(FleetDevice[] devices, bool isEmbedded)
    {
        var queue = new FleetQueue(arguments.Once ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(Seconds));
        Console.CancelKeyPress += (_, e) =>
        {
            queue.Stop();
            e.Cancel = true;
        };
        foreach (FleetDevice device in devices) queue.Add(device, arguments.Once ? TimeSpan.Zero : Random.Shared.NextDouble() * Interval);
        TimeSpan client = Environment.CpuUsage.TotalTime;
        TimeSpan server = arguments.ServerPid == 0 ? TimeSpan.Zero : ProcessorTime.Of(arguments.ServerPid);
        long start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(Workers, devices.Length)).Select(_ => new Thread(() => Work(queue)))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        _elapsed = Stopwatch.GetElapsedTime(start);
        double polls = Math.Max(1, _figures.Polls);
        client = Environment.CpuUsage.TotalTime - client;
        _processor = FleetFigures.Text($"{client.TotalMilliseconds / polls:0.00} ms a poll {(isEmbedded ? "in this process, devices and server" : "by the devices")}");
        if (arguments.ServerPid == 0) return;
        server = ProcessorTime.Of(arguments.ServerPid) - server;
        _processor += FleetFigures.Text($", {server.TotalMilliseconds / polls:0.00} ms by the server ({server / _elapsed:0.00} cores)");
    }

    private void Work(FleetQueue queue)
    {
        while (queue.Take(out FleetDevice device))
        {
            TimeSpan begun = queue.Now;
            (TimeSpan time, long allocated) = device.Poll();
            _figures.Add(time, allocated, device.Report);
            // A tenth more or less, as the poller itself waits.
            TimeSpan? due = arguments.Once ? (device.IsUnfinished ? TimeSpan.Zero : null) : begun + (Interval * (0.9 + (Random.Shared.NextDouble() / 5)));
            queue.Return(device, due);
        }
    }

    private void Show(string title, FleetDevice[] devices)
    {
        var rows = _figures.Rows(_elapsed).ToList();
        rows.Add(("processor", _processor));
        rows.Add(("commands", FleetFigures.Text($"{devices.Sum(device => device.Obeyed)} obeyed")));
        if (!hasTerminal)
        {
            Console.WriteLine(title);
            foreach ((string name, string value) in rows) Console.WriteLine($"{name}: {value}");
            return;
        }
        var table = new Table().RoundedBorder().HideHeaders().AddColumn("what").AddColumn("how much");
        foreach ((string name, string value) in rows) table.AddRow(new Markup(name), new Markup(Markup.Escape(value)));
        AnsiConsole.Write(new Panel(table).Header(" " + Markup.Escape(title) + " ").RoundedBorder());
    }
}
