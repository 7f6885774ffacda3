using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

/// <summary>
/// A bad network between a client and a port of the loopback address: it cuts, resets, stalls, turns bits and slows down, at the octet
/// that it is told. It knows nothing of POP3, so that TLS breaks wherever the test wants. It serves any server, not only
/// <see cref="Pop3TestServer"/>.
/// </summary>
public sealed class FaultProxy : IDisposable, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<int, Fault> _fromServer = [];
    private readonly Dictionary<int, Fault> _fromClient = [];
    private readonly List<FaultyConnection> _connections = [];
    private readonly HashSet<Task> _running = [];
    private readonly TimeProvider _clock;
    private readonly int _target;
    private readonly Task _accepting;
    private bool _isDisposed;

    /// <summary>A proxy to a port of the loopback address, faultless until it is told otherwise.</summary>
    /// <param name="target">Where the server listens.</param>
    public FaultProxy(int target)
        : this(target, TimeProvider.System)
    {
    }

    /// <summary>The same with a clock for drips and delays.</summary>
    public FaultProxy(int target, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target, 65535);
        ArgumentNullException.ThrowIfNull(clock);
        _target = target;
        _clock = clock;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = Task.Run(() => AcceptLoop.RunAsync(_listener, Open, _stop.Token));
    }

    /// <summary>Where the client connects to.</summary>
    public int Port { get; }

    /// <summary>How many connections came so far.</summary>
    public int Connections
    {
        get { lock (_gate) return _connections.Count; }
    }

    /// <summary>How many of them are not over: one end or both keep their socket.</summary>
    public int OpenConnections
    {
        get { lock (_gate) return _running.Count; }
    }

    /// <summary>How often clients spoke after they had heard something, their first octets included; a TLS handshake counts as well.</summary>
    public int Flights
    {
        get { lock (_gate) return _connections.Sum(connection => connection.Log.Flights); }
    }

    /// <summary>Milliseconds, sender and size of each piece as it came, and of what the client heard: what to print when a measurement is off.</summary>
    public string Log
    {
        get { lock (_gate) return string.Join('\n', _connections.Select((connection, index) => FormattableString.Invariant($"connection {index + 1}\n{connection.Log}"))); }
    }

    /// <summary>What happens to the server's octets.</summary>
    /// <param name="connection">On which connection, from 1, or 0: on each that has no fault of its own. It must be said before it is made.</param>
    /// <param name="fault">The fault.</param>
    public void FromServer(int connection, Fault fault) => Plan(_fromServer, connection, fault);

    /// <summary>What happens to the client's octets.</summary>
    /// <inheritdoc cref="FromServer"/>
    public void FromClient(int connection, Fault fault) => Plan(_fromClient, connection, fault);

    /// <summary>Octets of the server that were passed on.</summary>
    /// <param name="connection">On which connection, from 1.</param>
    public long OctetsFromServer(int connection) => Connection(connection).OctetsFromServer;

    /// <summary>Octets of the client that were passed on.</summary>
    /// <param name="connection">On which connection, from 1.</param>
    public long OctetsFromClient(int connection) => Connection(connection).OctetsFromClient;

    /// <summary>Waits until both ends of every connection have closed.</summary>
    /// <param name="timeout">How long to wait at most, in real time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False if time ran out: a socket is left.</returns>
    public async Task<bool> WaitForIdleAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Task[] running;
        lock (_gate) running = [.. _running];
        Task all = Task.WhenAll(running);
        if (await Task.WhenAny(all, Task.Delay(timeout, cancellationToken)).ConfigureAwait(false) == all) return true;
        cancellationToken.ThrowIfCancellationRequested();
        return false;
    }

    /// <summary>Ends all connections. Returns when all of it is gone.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends all connections. Completes when all of it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
        }
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] running;
        lock (_gate) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Open(Socket client)
    {
        lock (_gate)
        {
            int number = _connections.Count + 1;
            FaultyConnection connection = Join(client, Planned(_fromServer, number), Planned(_fromClient, number));
            _connections.Add(connection);
            Task task = Task.Run(() => connection.RunAsync(_target, _stop.Token));
            _running.Add(task);
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // There may be no handle for the other socket: then the client is let go.
    private FaultyConnection Join(Socket client, Fault fromServer, Fault fromClient)
    {
        try
        {
            return new FaultyConnection(client, fromServer, fromClient, _clock);
        }
        catch (SocketException)
        {
            client.Dispose();
            throw;
        }
    }

    private void Forget(Task task)
    {
        lock (_gate) _running.Remove(task);
    }

    private void Plan(Dictionary<int, Fault> faults, int connection, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(connection);
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate) faults[connection] = fault;
    }

    private FaultyConnection Connection(int number)
    {
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, _connections.Count);
            return _connections[number - 1];
        }
    }

    private static Fault Planned(Dictionary<int, Fault> faults, int number) =>
        faults.GetValueOrDefault(number) ?? faults.GetValueOrDefault(0) ?? Fault.None;
}
