using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// One direction of a connection through a FaultProxy.
internal sealed class FaultyWay(FaultyConnection connection, Socket from, Socket to, Fault fault, bool isFromClient)
{
    internal const int BufferSize = 16384;

    private byte[] _buffer = [];
    private long _passed;
    private bool _isClosed;

    // Octets that went on.
    internal long Passed => Interlocked.Read(ref _passed);

    internal async Task RunAsync(CancellationToken stop)
    {
        if (Strikes()) return;
        _buffer = new byte[BufferSize];
        try
        {
            if (fault.Kind == FaultKind.Delay) await PassLateAsync(stop).ConfigureAwait(false);
            else await PassAsync(() => ReceiveAsync(stop), stop).ConfigureAwait(false);
        }
        finally
        {
            _buffer = []; // the proxy keeps its connections, to be asked about them
        }
    }

    private async Task PassLateAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var line = new DelayLine(from, fault, connection.Clock, Came);
        Task taking = line.TakeAsync(end.Token);
        try
        {
            await PassAsync(() => line.ReceiveAsync(_buffer, stop), stop).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await taking.ConfigureAwait(false);
        }
    }

    private async Task PassAsync(Func<ValueTask<int>> receive, CancellationToken stop)
    {
        int count;
        while ((count = await receive().ConfigureAwait(false)) > 0)
        {
            // Behind a cut or a stall octets are still taken, and lost: who sends them must not be able to tell.
            for (int at = 0; at < count && !_isClosed && !connection.IsCut;)
            {
                int piece = Piece(count - at);
                if (fault.Kind == FaultKind.Drip && _passed >= fault.Octets && !IsClientGone()) await Task.Delay(fault.Interval, connection.Clock, stop).ConfigureAwait(false);
                bool isTwice = fault.Kind == FaultKind.Duplicate && _passed == fault.Octets;
                Spoil(at, piece);
                await SendAsync(at, piece, stop).ConfigureAwait(false);
                if (isTwice) await SendOnAsync(at, piece, stop).ConfigureAwait(false);
                at += piece;
                if (Strikes()) return;
            }
        }
        // The server's end is lost as well where nothing comes any more. The client's is not, or the server would be left alone with the connection.
        if (isFromClient || fault.Kind != FaultKind.Stall || !_isClosed) End();
    }

    // Behind a client that has closed the rest goes at once: nobody is there to measure it, and the connection can end.
    private bool IsClientGone() => isFromClient && from.Poll(0, SelectMode.SelectRead) && from.Available == 0;

    private async ValueTask<int> ReceiveAsync(CancellationToken stop)
    {
        int count = await from.ReceiveAsync(_buffer, stop).ConfigureAwait(false);
        Came(count);
        return count;
    }

    private void Came(int count) => connection.Log.Came(isFromClient, count);

    private ValueTask SendAsync(int at, int piece, CancellationToken stop)
    {
        // Counted before: who has received the octets finds them counted.
        Interlocked.Add(ref _passed, piece);
        return SendOnAsync(at, piece, stop);
    }

    private async ValueTask SendOnAsync(int at, int piece, CancellationToken stop)
    {
        if (!isFromClient) connection.Log.Heard(piece);
        for (int sent = 0; sent < piece;) sent += await to.SendAsync(_buffer.AsMemory(at + sent, piece - sent), stop).ConfigureAwait(false);
    }

    // A piece ends where a fault begins, and is no longer than the fault lets it be.
    private int Piece(int most)
    {
        long left = fault.Octets - _passed;
        if (left > 0) return (int)Math.Min(left, most);
        return left == 0 && fault.Kind == FaultKind.Duplicate ? 1 : Math.Min(most, fault.Size);
    }

    private void Spoil(int at, int piece)
    {
        if (fault.Kind == FaultKind.FlipBit && fault.Octets >= _passed && fault.Octets < _passed + piece)
            _buffer[at + (int)(fault.Octets - _passed)] ^= fault.Mask;
    }

    // True if the connection is gone for good.
    private bool Strikes()
    {
        if (_passed != fault.Octets) return false;
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                connection.Reset();
                return true;
            case FaultKind.Cut:
                connection.Cut();
                break;
            case FaultKind.HalfClose:
                End();
                break;
            case FaultKind.Stall:
                _isClosed = true;
                break;
        }
        return false;
    }

    private void End()
    {
        _isClosed = true;
        FaultyConnection.Finish(to);
    }
}
