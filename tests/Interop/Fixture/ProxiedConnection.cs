using System;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Pop3Nano.Interop;

/// <summary>One connection through a <see cref="DelayingProxy"/>, and what it counted.</summary>
public sealed class ProxiedConnection
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _log = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Socket _client;
    private readonly TimeSpan _delay;
    private bool _isClientsTurn = true;

    internal ProxiedConnection(Socket client, TimeSpan delay)
    {
        _client = client;
        _delay = delay;
    }

    /// <summary>How often the client spoke after it had heard something, its first words included.</summary>
    public int Flights { get; private set; }

    /// <summary>Octets from the client.</summary>
    public long Sent { get; private set; }

    /// <summary>Octets that came for the client.</summary>
    public long Received { get; private set; }

    /// <summary>Milliseconds, direction and size of each chunk, as it came into the proxy; "hears": as it was delivered to the client.</summary>
    public string Log
    {
        get
        {
            lock (_lock) return _log.ToString();
        }
    }

    internal async Task RunAsync(int target, CancellationToken end)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using Socket client = _client;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target, end);
            server.NoDelay = true;
            client.NoDelay = true;
            await Task.WhenAll(PumpAsync(client, server, fromClient: true, end), PumpAsync(server, client, fromClient: false, end));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            // One of the three has gone: the others follow.
        }
    }

    private Task PumpAsync(Socket from, Socket to, bool fromClient, CancellationToken end)
    {
        var way = Channel.CreateUnbounded<(TimeSpan Due, byte[] Octets)>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        return Task.WhenAll(TakeAsync(from, way.Writer, fromClient, end), DeliverAsync(way.Reader, to, fromClient, end));
    }

    private async Task TakeAsync(Socket from, ChannelWriter<(TimeSpan Due, byte[] Octets)> way, bool fromClient, CancellationToken end)
    {
        var buffer = new byte[65536];
        int count;
        try
        {
            do
            {
                count = await from.ReceiveAsync(buffer, SocketFlags.None, end);
                TimeSpan now = _clock.Elapsed;
                Note(fromClient, count, now);
                way.TryWrite((now + _delay, buffer[..count])); // no octets: the end, which takes its time as well
            }
            while (count > 0);
        }
        catch (SocketException)
        {
            way.TryWrite((_clock.Elapsed + _delay, []));
        }
        finally
        {
            way.Complete();
        }
    }

    private async Task DeliverAsync(ChannelReader<(TimeSpan Due, byte[] Octets)> way, Socket to, bool fromClient, CancellationToken end)
    {
        await foreach ((TimeSpan due, byte[] octets) in way.ReadAllAsync(end))
        {
            while (true)
            {
                TimeSpan rest = due - _clock.Elapsed;
                if (rest <= TimeSpan.Zero) break;
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), end);
            }
            if (octets.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }
            if (!fromClient) NoteDelivery(octets.Length);
            for (int sent = 0; sent < octets.Length;) sent += await to.SendAsync(octets.AsMemory(sent), SocketFlags.None, end);
        }
    }

    private void Note(bool fromClient, int count, TimeSpan now)
    {
        lock (_lock)
        {
            if (fromClient && count > 0 && _isClientsTurn)
            {
                Flights++;
                _isClientsTurn = false;
            }
            if (fromClient) Sent += count;
            else Received += count;
            _log.AppendLine(CultureInfo.InvariantCulture, $"{now.TotalMilliseconds,6:0} {(fromClient ? "C" : "S")} {count} (flight {Flights})");
        }
    }

    private void NoteDelivery(int count)
    {
        lock (_lock)
        {
            _isClientsTurn = true;
            _log.AppendLine(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalMilliseconds,6:0}   client hears {count}");
        }
    }
}
