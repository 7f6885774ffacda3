using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    public sealed partial class StreamChannel
    {
        private DeadlineWatch? _watch;

        /// <inheritdoc/>
        public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            ValueTask<int> read = _stream.ReadAsync(buffer.AsMemory(start, length), cancellationToken);
            return read.IsCompletedSuccessfully ? read : Watched(read);
        }

        /// <inheritdoc/>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public override async ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            DeadlineWatch watch = Watch();
            try
            {
                await _stream.WriteAsync(buffer.AsMemory(start, length), cancellationToken).ConfigureAwait(false);
                await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (IOException failure)
            {
                Translate(failure);
                throw;
            }
            finally
            {
                watch.Rest();
            }
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<int> Watched(ValueTask<int> read)
        {
            DeadlineWatch watch = Watch();
            try
            {
                return await read.ConfigureAwait(false);
            }
            catch (IOException failure)
            {
                Translate(failure);
                throw;
            }
            finally
            {
                watch.Rest();
            }
        }

        private DeadlineWatch Watch()
        {
            _watch ??= new DeadlineWatch(this);
            _watch.Guard(_deadline == long.MaxValue ? Timeout.Infinite : Math.Max(0, _deadline - Milliseconds));
            return _watch;
        }

        partial void Closing()
        {
            _watch?.Dispose();
        }

        // A stream over a socket reports a passed timeout as an IOException around a SocketException.
        static partial void Translate(Exception failure)
        {
            if (failure.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut }) throw Fail.Timeout();
        }
    }
}
