using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// Moves octets between a socket and a ServerConnection.
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes what it opens.")]
internal sealed class TcpDriver(Pop3TestServer server, ServerConnection connection, Socket socket, bool isTls, CancellationToken stop)
{
    private const int BufferSize = 16384;

    // How long a client may take to close its end after the server has closed; real time, for nothing depends on it.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly byte[] _output = new byte[BufferSize];
    private readonly byte[] _input = new byte[BufferSize];
    private Stream _stream = Stream.Null;
    private Task<int>? _ahead; // under TLS: a read that was begun in a wait

    internal async Task RunAsync()
    {
        try
        {
            socket.NoDelay = true;
            _stream = new NetworkStream(socket, ownsSocket: true);
            if (isTls) await StartTlsAsync().ConfigureAwait(false);
            while (await StepAsync().ConfigureAwait(false))
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException
            or AuthenticationException or ObjectDisposedException)
        {
            // The client went away or did not trust us, or the server stops: the connection ends, and its record says how far it came.
        }
        finally
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            if (_ahead is not null) await ((Task)_ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            connection.Dispose();
        }
    }

    private async Task<bool> StepAsync()
    {
        switch (connection.Next(_output, out int count))
        {
            case ConnectionStep.Octets:
                await _stream.WriteAsync(_output.AsMemory(0, count), stop).ConfigureAwait(false);
                return true;
            case ConnectionStep.NeedInput:
                return await ReadAsync().ConfigureAwait(false);
            case ConnectionStep.Wait:
                return await WaitAsync().ConfigureAwait(false);
            case ConnectionStep.StartTls:
                await StartTlsAsync().ConfigureAwait(false);
                connection.TlsStarted();
                return true;
            default:
                await ShutDownAsync().ConfigureAwait(false);
                return false;
        }
    }

    private async Task<bool> ReadAsync()
    {
        int count = _ahead is { } ahead ? await ahead.ConfigureAwait(false) : await _stream.ReadAsync(_input, stop).ConfigureAwait(false);
        _ahead = null;
        connection.Receive(_input.AsSpan(0, count));
        return count > 0;
    }

    // A client that goes away ends the wait.
    private async Task<bool> WaitAsync()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task delay = Task.Delay(connection.Delay, server.Options.Clock, over.Token);
        try
        {
            bool isGone = _stream is SslStream ? await IsGoneUnderTlsAsync(delay).ConfigureAwait(false) : await IsGoneAsync(delay).ConfigureAwait(false);
            if (!isGone) await delay.ConfigureAwait(false);
            connection.DelayOver();
            return !isGone;
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    // A receive without room only tells that something came: a handshake behind STLS is not swallowed.
    private async Task<bool> IsGoneAsync(Task delay)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<int> arrival;
        do
        {
            arrival = socket.ReceiveAsync(Memory<byte>.Empty, over.Token).AsTask();
            await Task.WhenAny(delay, arrival).ConfigureAwait(false);
        }
        while (!delay.IsCompleted && !arrival.IsFaulted && (!socket.Poll(0, SelectMode.SelectRead) || Keeps())); // woken for nothing, or for more
        bool isGone = !delay.IsCompleted && (arrival.IsFaulted || socket.Available == 0);
        await over.CancelAsync().ConfigureAwait(false);
        await ((Task)arrival).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return isGone;
    }

    // The end is a close_notify, which only reading finds. The read that is under way when the wait is over is the next one's.
    private async Task<bool> IsGoneUnderTlsAsync(Task delay)
    {
        while (connection.TakesMore)
        {
            _ahead ??= _stream.ReadAsync(_input, stop).AsTask();
            if (await Task.WhenAny(delay, _ahead).ConfigureAwait(false) == delay) return false;
            if (!await ReadAsync().ConfigureAwait(false)) return true;
        }
        return false;
    }

    // In clear text what comes in a wait is kept for later, so that the end behind it is seen: as much as a line may have.
    private bool Keeps()
    {
        if (!connection.TakesMore || socket.Available == 0) return false;
        connection.Receive(_input.AsSpan(0, socket.Receive(_input)));
        return true;
    }

    private async Task StartTlsAsync()
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secure;
        await secure.AuthenticateAsServerAsync(server.Certificates.ForHandshake(), stop).ConfigureAwait(false);
        connection.Bind(TlsBindings.Of(secure));
    }

    // The end is said before it is made: close_notify, FIN, and then the client's own end. Closing at once could reset the connection
    // and take the last reply with it.
    private async Task ShutDownAsync()
    {
        if (_stream is SslStream secure) await secure.ShutdownAsync().WaitAsync(stop).ConfigureAwait(false); // a client that reads nothing may hold it
        socket.Shutdown(SocketShutdown.Send);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Linger);
        if (_ahead is not null) await _ahead.WaitAsync(limit.Token).ConfigureAwait(false); // it stands in front
        while (await socket.ReceiveAsync(_input, limit.Token).ConfigureAwait(false) > 0)
        {
        }
    }
}
