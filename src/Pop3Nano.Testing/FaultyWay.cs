using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// One direction of a connection through a FaultProxy.
internal sealed class FaultyWay(FaultyConnection connection, Socket from, Socket to, Fault fault)
{
    private readonly byte[] _buffer = new byte[16384];
    private long _passed;
    private bool _isClosed;

    // Octets that went on.
    internal long Passed => Interlocked.Read(ref _passed);

    internal async Task RunAsync(CancellationToken stop)
    {
        if (Strikes()) return;
        int count;
        while ((count = await from.ReceiveAsync(_buffer, stop).ConfigureAwait(false)) > 0)
        {
            // Behind a cut or a stall octets are still taken, and lost: who sends them must not be able to tell.
            for (int at = 0; at < count && !_isClosed && !connection.IsCut;)
            {
                int piece = Piece(count - at);
                if (fault.Interval > TimeSpan.Zero) await Task.Delay(fault.Interval, connection.Clock, stop).ConfigureAwait(false);
                Spoil(at, piece);
                await SendAsync(at, piece, stop).ConfigureAwait(false);
                at += piece;
                if (Strikes()) return;
            }
        }
        End();
    }

    private async ValueTask SendAsync(int at, int piece, CancellationToken stop)
    {
        // Counted before: who has received the octets finds them counted.
        Interlocked.Add(ref _passed, piece);
        for (int sent = 0; sent < piece;) sent += await to.SendAsync(_buffer.AsMemory(at + sent, piece - sent), stop).ConfigureAwait(false);
    }

    private int Piece(int most)
    {
        if (most > fault.Size) most = fault.Size;
        long left = fault.Octets - _passed;
        return left > 0 && left < most ? (int)left : most;
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
