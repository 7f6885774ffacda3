using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// What comes from a socket, each piece a fixed time after it came, in order, as many under way as there are. The end takes its time as well.
internal sealed class DelayLine(Socket from, Fault fault, TimeProvider clock, Action<int> came)
{
    private const int Pieces = 4096; // under way at most: then the sender waits

    private readonly Channel<(long Since, TimeSpan Delay, byte[] Octets)> _way =
        Channel.CreateBounded<(long, TimeSpan, byte[])>(new BoundedChannelOptions(Pieces) { SingleReader = true, SingleWriter = true });
    private long _taken;

    // Takes pieces until the end. Never throws: what fails here fails in ReceiveAsync, behind the pieces that came before.
    internal async Task TakeAsync(CancellationToken stop)
    {
        try
        {
            byte[] buffer = new byte[FaultyWay.BufferSize];
            int count;
            do
            {
                count = await from.ReceiveAsync(buffer, stop).ConfigureAwait(false);
                came(count);
                int early = (int)Math.Clamp(fault.Octets - _taken, 0, count);
                if (early > 0) await PutAsync(buffer[..early], TimeSpan.Zero, stop).ConfigureAwait(false);
                if (early < count || count == 0) await PutAsync(buffer[early..count], fault.Interval, stop).ConfigureAwait(false);
                _taken += count;
            }
            while (count > 0);
            _way.Writer.Complete();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _way.Writer.Complete(failure);
        }
    }

    internal async ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken stop)
    {
        if (!await _way.Reader.WaitToReadAsync(stop).ConfigureAwait(false) || !_way.Reader.TryRead(out (long Since, TimeSpan Delay, byte[] Octets) piece)) return 0;
        while (true)
        {
            TimeSpan rest = piece.Delay - clock.GetElapsedTime(piece.Since);
            if (rest <= TimeSpan.Zero) break;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), clock, stop).ConfigureAwait(false);
        }
        piece.Octets.CopyTo(buffer, 0);
        return piece.Octets.Length;
    }

    private ValueTask PutAsync(byte[] octets, TimeSpan delay, CancellationToken stop) => _way.Writer.WriteAsync((clock.GetTimestamp(), delay, octets), stop);
}
