using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

public sealed partial class Pop3TestServer
{
    private readonly List<Pop3ConnectionRecord> _records = [];
    private readonly HashSet<ServerConnection> _active = [];
    private int _opening; // have a record and are not yet among the active ones
    private TaskCompletionSource _change = NewChange();

    /// <summary>What each connection did so far, in the order of connecting. Connections that have ended stay in it.</summary>
    public IReadOnlyList<Pop3ConnectionRecord> Records
    {
        get { lock (_gate) return _records.ToArray(); }
    }

    /// <summary>The number of connections so far.</summary>
    public int Connections
    {
        get { lock (_gate) return _records.Count; }
    }

    /// <summary>The flights of all connections so far: how often a client sent after it was sent to.</summary>
    public int Flights => Records.Sum(r => r.Flights);

    /// <summary>The successful logins so far.</summary>
    public int Logins => Records.Sum(r => r.Logins);

    /// <summary>The keywords of all connections so far, connection by connection.</summary>
    public IReadOnlyList<string> Commands => [.. Records.SelectMany(r => r.Commands)];

    /// <summary>The dialogues of all connections so far, connection by connection, secrets as <c>***</c>.</summary>
    public IReadOnlyList<string> Transcript => [.. Records.SelectMany(r => r.Transcript)];

    /// <summary>What one connection did so far.</summary>
    /// <param name="number">Its number, from 1 in the order of connecting.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no such connection.</exception>
    public Pop3ConnectionRecord Connection(int number)
    {
        IReadOnlyList<Pop3ConnectionRecord> records = Records;
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, records.Count);
        return records[number - 1];
    }

    /// <summary>Waits until no connection is open.</summary>
    /// <param name="timeout">How long to wait at most, in real time.</param>
    /// <param name="connections">How many connections must have been made before.</param>
    /// <returns>False if time ran out.</returns>
    public bool WaitForIdle(TimeSpan timeout, int connections = 0) => WaitForIdleAsync(timeout, connections).GetAwaiter().GetResult();

    /// <summary>Waits until no connection is open.</summary>
    /// <param name="timeout">How long to wait at most, in real time.</param>
    /// <param name="connections">How many connections must have been made before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False if time ran out.</returns>
    public async Task<bool> WaitForIdleAsync(TimeSpan timeout, int connections = 0, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (_active.Count + _opening == 0 && _records.Count >= connections) return true;
                change = _change.Task;
            }
            try
            {
                await change.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    internal ServerConnection Open(bool isTls)
    {
        Pop3ConnectionRecord record;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            record = new Pop3ConnectionRecord(_records.Count + 1, Options.KeepsTranscript);
            _records.Add(record);
            _opening++;
        }
        ServerConnection? connection = null;
        bool isTooLate = false;
        try
        {
            connection = new ServerConnection(this, record, isTls);
        }
        finally
        {
            lock (_gate)
            {
                isTooLate = _isDisposed;
                _opening--;
                if (connection is not null) _active.Add(connection);
                Changed();
            }
        }
        // Dispose did not see it.
        if (isTooLate) connection.Dispose();
        ObjectDisposedException.ThrowIf(isTooLate, this);
        return connection;
    }

    internal void ConnectionEnded(ServerConnection connection)
    {
        lock (_gate)
        {
            _active.Remove(connection);
            Changed();
        }
    }

    private ServerConnection[] ActiveConnections()
    {
        lock (_gate) return [.. _active];
    }

    // Waiters go on elsewhere: never inside the lock.
    private void Changed()
    {
        _change.SetResult();
        _change = NewChange();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
