using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>A TCP connection, with TLS from the start or later: the .NET twin. TLS 1.2 and 1.3; certificates are checked strictly.</summary>
    public sealed class TcpChannel : Pop3Channel
    {
        private readonly Pop3Endpoint _endpoint;
        private readonly SocketStream _socket;
        private readonly DeadlineWatch _watch;
        private Stream _stream;
        private TlsHandshake? _tls;

        private TcpChannel(Pop3Endpoint endpoint, Socket socket)
        {
            _endpoint = endpoint;
            _socket = new SocketStream(socket);
            _stream = _socket;
            _watch = new DeadlineWatch(this);
            SetDeadline(endpoint.GreetingTimeout);
        }

        /// <inheritdoc/>
        public override bool IsSecure => _stream is SslStream;

        /// <inheritdoc/>
        public override int PeerKeyHash => _tls?.PeerKeyHash ?? 0;

        /// <summary>Connects, and with implicit TLS makes the handshake. <see cref="Pop3Endpoint.GreetingTimeout"/> covers it all.</summary>
        /// <exception cref="SocketException">The name is unknown or nobody answers there.</exception>
        /// <exception cref="Pop3TlsException">The certificate is not good enough, or the handshake failed.</exception>
        /// <exception cref="TimeoutException">It took too long.</exception>
        public static TcpChannel Open(Pop3Endpoint endpoint)
        {
            Socket socket = NewSocket();
            var channel = new TcpChannel(endpoint, socket);
            try
            {
                // Neither the look-up nor a blocking Connect has a timeout of its own; closing the socket ends the latter.
                Task<IPAddress[]> lookup = Dns.GetHostAddressesAsync(endpoint.Host);
                if (Task.WaitAny([lookup], endpoint.GreetingTimeout) < 0) throw Fail.Timeout();
                channel.Guard();
                socket.Connect(lookup.GetAwaiter().GetResult(), endpoint.Port);
                channel._watch.Rest();
                if (endpoint.Security == Pop3Security.Implicit) channel.StartTls();
                return channel;
            }
            catch (Exception)
            {
                channel.Close();
                if (channel._watch.Expired) throw Fail.Timeout();
                throw;
            }
        }

        /// <summary>The same without blocking a thread.</summary>
        public static async ValueTask<TcpChannel> OpenAsync(Pop3Endpoint endpoint, CancellationToken cancellationToken)
        {
            Socket socket = NewSocket();
            var channel = new TcpChannel(endpoint, socket);
            try
            {
                IPAddress[] addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken)
                    .WaitAsync(TimeSpan.FromMilliseconds(endpoint.GreetingTimeout), cancellationToken).ConfigureAwait(false);
                channel.Guard();
                await socket.ConnectAsync(addresses, endpoint.Port, cancellationToken).ConfigureAwait(false);
                channel._watch.Rest();
                if (endpoint.Security == Pop3Security.Implicit) await channel.StartTlsAsync(cancellationToken).ConfigureAwait(false);
                return channel;
            }
            catch (Exception)
            {
                channel.Close();
                if (channel._watch.Expired) throw Fail.Timeout();
                throw;
            }
        }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            try
            {
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
            ValueTask<int> read = _stream.ReadAsync(buffer.AsMemory(start, length), cancellationToken);
            return read.IsCompletedSuccessfully ? read : Watched(read);
        }

        /// <inheritdoc/>
        public override ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            ValueTask write = _stream.WriteAsync(buffer.AsMemory(start, length), cancellationToken);
            return write.IsCompletedSuccessfully ? write : Watched(write);
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds) => _socket.Deadline = milliseconds < 0 ? long.MaxValue : Milliseconds + milliseconds;

        /// <inheritdoc/>
        public override void StartTls()
        {
            _tls = new TlsHandshake(_endpoint);
            _stream = _tls.Run(_socket);
        }

        /// <inheritdoc/>
        public override async ValueTask StartTlsAsync(CancellationToken cancellationToken)
        {
            _tls = new TlsHandshake(_endpoint);
            Guard();
            try
            {
                _stream = await _tls.RunAsync(_socket, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (_watch.Expired)
            {
                throw Fail.Timeout();
            }
            finally
            {
                _watch.Rest();
            }
        }

        /// <inheritdoc/>
        public override void Close()
        {
            _watch.Dispose();
            _socket.Dispose(); // before the stream, which so sends no close_notify: POP3 has QUIT, and a dead peer must not hold us
            _stream.Dispose();
        }

        private bool IsBroken(Exception failure) => _watch.Expired || failure is IOException or SocketException or ObjectDisposedException;

        // TLS hides a passed deadline in an IOException; a socket that another thread closed is a lost connection like any other.
        private Exception Translated(Exception failure) =>
            _watch.Expired || failure.InnerException is TimeoutException ? Fail.Timeout() : failure as IOException ?? new IOException("The connection failed.", failure);

        private static Socket NewSocket() => new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        private void Guard() => _watch.Guard(_socket.Deadline == long.MaxValue ? Timeout.Infinite : Math.Max(0, _socket.Deadline - Milliseconds));

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<int> Watched(ValueTask<int> read)
        {
            Guard();
            try
            {
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

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Watched(ValueTask write)
        {
            Guard();
            try
            {
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
