using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// One listening port and the connections that came in by it.
internal sealed class TcpEndpoint : IAsyncDisposable
{
    private const int Backlog = 4096;

    private readonly object _gate = new();
    private readonly Pop3TestServer _server;
    private readonly bool _isTls;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Task _accepting;

    internal TcpEndpoint(Pop3TestServer server, bool isTls)
    {
        _server = server;
        _isTls = isTls;
        IPAddress address = server.Options.Address;
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(address, 0));
            _listener.Listen(Backlog);
        }
        catch (SocketException)
        {
            _listener.Dispose();
            throw;
        }
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = Task.Run(() => AcceptLoop.RunAsync(_listener, Serve, _stop.Token));
    }

    internal int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] connections;
        lock (_gate) connections = [.. _connections];
        // How a connection ended is its client's business.
        await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Serve(Socket socket)
    {
        ServerConnection connection;
        try
        {
            connection = _server.Open(_isTls);
        }
        catch (ObjectDisposedException)
        {
            socket.Dispose();
            return;
        }
        // On the pool: a slow handler of one connection must not keep the next from being accepted.
        var driver = new TcpDriver(_server, connection, socket, _isTls, _stop.Token);
        Task task = Task.Run(driver.RunAsync);
        lock (_gate) _connections.Add(task);
        task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Forget(Task task)
    {
        // Looked at, so that the exception of a command of the user's own is not reported as unobserved.
        _ = task.Exception;
        lock (_gate) _connections.Remove(task);
    }
}
