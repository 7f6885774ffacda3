using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Interop;

/// <summary>
/// A way to a loopback port that is long: every octet takes a fixed time in each direction, in order, as many under way as there are.
/// It counts flights: octets from the client that follow octets which the client had received. Connecting takes no time.
/// </summary>
public sealed class DelayingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly TimeSpan _delay;
    private readonly List<ProxiedConnection> _connections = [];
    private readonly List<Task> _running = [];
    private readonly Task _accepting;

    static DelayingProxy()
    {
        // Blocking sessions hold threads of the pool, which grows slowly: on a small machine the proxy would wait for its turn.
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), completions);
    }

    /// <summary>A proxy to a port, 50 milliseconds long.</summary>
    public DelayingProxy(int target)
        : this(target, TimeSpan.FromMilliseconds(50))
    {
    }

    /// <summary>A proxy to a port, and the time that each direction takes.</summary>
    public DelayingProxy(int target, TimeSpan delay)
    {
        _target = target;
        _delay = delay;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The connections so far.</summary>
    public IReadOnlyList<ProxiedConnection> Connections
    {
        get
        {
            lock (_connections) return _connections.ToArray();
        }
    }

    /// <summary>Flights of all connections.</summary>
    public int Flights => Connections.Sum(connection => connection.Flights);

    /// <summary>What happened, one line for each chunk that came.</summary>
    public string Log => string.Join('\n', Connections.Select((connection, index) => $"connection {index + 1}\n{connection.Log}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        Task[] running;
        lock (_connections) running = [.. _running];
        await Task.WhenAll(running);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync(_end.Token);
                var connection = new ProxiedConnection(client, _delay);
                lock (_connections)
                {
                    _connections.Add(connection);
                    _running.Add(connection.RunAsync(_target, _end.Token));
                }
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
