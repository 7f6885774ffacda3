using System;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// One connection through a FaultProxy: two sockets and the two ways between them.
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes what it opens.")]
internal sealed class FaultyConnection
{
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly FaultyWay _fromServer;
    private readonly FaultyWay _fromClient;
    private volatile bool _isCut;

    internal FaultyConnection(Socket client, Fault fromServer, Fault fromClient, TimeProvider clock)
    {
        _client = client;
        _server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        Clock = clock;
        Log = new FaultLog(clock);
        _fromServer = new FaultyWay(this, _server, client, fromServer, isFromClient: false);
        _fromClient = new FaultyWay(this, client, _server, fromClient, isFromClient: true);
    }

    internal TimeProvider Clock { get; }

    internal FaultLog Log { get; }

    internal bool IsCut => _isCut;

    internal long OctetsFromServer => _fromServer.Passed;

    internal long OctetsFromClient => _fromClient.Passed;

    internal async Task RunAsync(int target, CancellationToken stop)
    {
        using Socket client = _client;
        using Socket server = _server;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target, stop).ConfigureAwait(false);
            await Task.WhenAll(RunAsync(_fromServer, stop), RunAsync(_fromClient, stop)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            // Nobody listens there, or the proxy is disposed of.
        }
    }

    internal void Cut()
    {
        _isCut = true;
        Finish(_client);
        Finish(_server);
    }

    internal void Reset()
    {
        foreach (Socket socket in (Socket[])[_client, _server])
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // It went first.
            }
            socket.Dispose();
        }
    }

    internal static void Finish(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It went first.
        }
    }

    // One end has broken off: the other hears of it in the same way.
    private async Task RunAsync(FaultyWay way, CancellationToken stop)
    {
        try
        {
            await way.RunAsync(stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }
}
