using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>A TCP connection, straight or through a proxy, with TLS from the start or later: the .NET twin. TLS 1.2 and 1.3; certificates are checked strictly.</summary>
    public sealed partial class TcpChannel : Pop3Channel
    {
        private readonly Pop3Endpoint _endpoint;
        private readonly TcpDialer _dialer;
        private readonly DeadlineWatch _watch;
        private Stream _stream = Stream.Null;
        private TlsHandshake? _tls;

        private TcpChannel(Pop3Endpoint endpoint)
        {
            _endpoint = endpoint;
            if (endpoint.Security != Pop3Security.None) _tls = new TlsHandshake(endpoint);
            _dialer = new TcpDialer(endpoint);
            _watch = new DeadlineWatch(this);
            endpoint.Begun?.Invoke(this);
        }

        /// <inheritdoc/>
        public override bool IsSecure => _stream is SslStream;

        /// <inheritdoc/>
        public override int PeerKeyHash => _tls?.PeerKeyHash ?? 0;

        /// <inheritdoc/>
        public override SaslChannelBinding? GetChannelBinding(string type) => _stream is SslStream stream ? TlsChannelBinding.Of(stream, type) : null;

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            try
            {
                if (_ahead != null) return TakeAhead(buffer, start);
                return _stream.Read(buffer, start, length);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure);
            }
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int start, int length)
        {
            try
            {
                _stream.Write(buffer, start, length);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure);
            }
        }

        /// <inheritdoc/>
        public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            try
            {
                ValueTask<int> read = _ahead != null ? TakeAheadAsync(buffer, start, cancellationToken) : _stream.ReadAsync(buffer.AsMemory(start, length), cancellationToken);
                return read.IsCompletedSuccessfully ? read : Watched(read);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure); // another thread has closed it
            }
        }

        /// <inheritdoc/>
        public override ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            try
            {
                ValueTask write = _stream.WriteAsync(buffer.AsMemory(start, length), cancellationToken);
                return write.IsCompletedSuccessfully ? write : Watched(write);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure);
            }
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds) => _dialer.Deadline = milliseconds < 0 ? long.MaxValue : Milliseconds + milliseconds;

        /// <inheritdoc/>
        public override void StartTls() => Secure(resume: false);

        /// <inheritdoc/>
        public override ValueTask StartTlsAsync(CancellationToken cancellationToken) => SecureAsync(resume: false, cancellationToken);

        /// <inheritdoc/>
        public override void Close()
        {
            _watch.Dispose();
            _dialer.Close(); // before the stream, which so sends no close_notify: POP3 has QUIT, and a dead peer must not hold us
            _stream.Dispose();
        }

        private static bool IsBroken(Exception failure) => failure is IOException or SocketException or ObjectDisposedException;

        // TLS hides a passed deadline in an IOException; a socket that another thread closed is a lost connection like any other.
        private static Exception Translated(Exception failure) =>
            failure.InnerException is TimeoutException ? Fail.Timeout() : failure as IOException ?? new IOException("The connection failed.", failure);

        private void Guard() => _watch.Guard(_dialer.Deadline == long.MaxValue ? Timeout.Infinite : Math.Max(0, _dialer.Deadline - Milliseconds));

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<int> Watched(ValueTask<int> read)
        {
            try
            {
                Guard();
                return await read.ConfigureAwait(false);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure);
            }
            finally
            {
                _watch.Rest();
            }
        }

        // A twin on purpose: a ValueTask becomes a ValueTask<int>, or back, only by one more state machine for each write.
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Watched(ValueTask write)
        {
            try
            {
                Guard();
                await write.ConfigureAwait(false);
            }
            catch (Exception failure) when (IsBroken(failure))
            {
                throw Translated(failure);
            }
            finally
            {
                _watch.Rest();
            }
        }
    }
}
