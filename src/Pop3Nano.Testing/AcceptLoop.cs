using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// Takes what comes to a listening port until it is told to stop.
internal static class AcceptLoop
{
    // How long the port waits where the platform has no handle for another connection; clients wait in its backlog. Real time.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    internal static async Task RunAsync(Socket listener, Action<Socket> serve, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (!await TryServeAsync(listener, serve, stop).ConfigureAwait(false)) await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The owner stops.
        }
    }

    private static async Task<bool> TryServeAsync(Socket listener, Action<Socket> serve, CancellationToken stop)
    {
        try
        {
            serve(await listener.AcceptAsync(stop).ConfigureAwait(false));
            return true;
        }
        catch (SocketException e)
        {
            // A client that went away before it was accepted is no reason to wait.
            return e.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset;
        }
    }
}
