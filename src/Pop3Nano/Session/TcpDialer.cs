using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>Makes the TCP connections of one channel, one at a time, and ends the present one from any thread.</summary>
    internal sealed class TcpDialer(Pop3Endpoint endpoint) : ProxyDialer
    {
        private readonly object _gate = new();
        private SocketStream? _current;
        private long _deadline = Clock.Milliseconds + endpoint.GreetingTimeout;
        private bool _isClosed;

        /// <summary>When blocking calls end, in <see cref="Clock.Milliseconds"/>; long.MaxValue: never.</summary>
        internal long Deadline
        {
            get => _deadline;
            set
            {
                _deadline = value;
                if (_current != null) _current.Deadline = value;
            }
        }

        /// <summary>True if a read would not wait: octets are there, or the end is.</summary>
        internal bool IsReadable => _current is { IsReadable: true };

        /// <summary>How many octets are there.</summary>
        internal int Available => _current?.Available ?? 0;

        public override Stream Dial(string host, int port) => Dial(Resolve(host), port);

        public override ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellationToken) =>
            DialAsync(ResolveAsync(host, cancellationToken), port, cancellationToken);

        // The look-up has no timeout of its own. One that never ends is left to the pool.
        public override IPAddress[] Resolve(string host)
        {
            Task<IPAddress[]> lookup = Dns.GetHostAddressesAsync(host);
            if (!lookup.IsCompleted && !((IAsyncResult)lookup).AsyncWaitHandle.WaitOne(Left())) throw Fail.Timeout();
            return Some(lookup.GetAwaiter().GetResult());
        }

        public override async ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Task<IPAddress[]> lookup = Dns.GetHostAddressesAsync(host, cancellationToken);
            return Some(await lookup.WaitAsync(TimeSpan.FromMilliseconds(Left()), cancellationToken).ConfigureAwait(false));
        }

        /// <summary>Ends the present connection, and makes no other.</summary>
        internal void Close()
        {
            lock (_gate)
            {
                _isClosed = true;
                _current?.Dispose();
            }
        }

        private SocketStream Dial(IPAddress[] addresses, int port)
        {
            for (int i = 0; ; i++)
            {
                try
                {
                    (Socket socket, SocketStream stream) = Fresh(addresses[i], port);
                    using Timer? share = Share(stream, addresses.Length - i);
                    socket.Connect(addresses[i], port);
                    if (stream.Keep()) return stream;
                }
                catch (Exception failure) when (i < addresses.Length - 1 && IsNext(failure))
                {
                    // a host has several addresses for this
                }
            }
        }

        private async ValueTask<Stream> DialAsync(ValueTask<IPAddress[]> lookup, int port, CancellationToken cancellationToken)
        {
            IPAddress[] addresses = await lookup.ConfigureAwait(false);
            for (int i = 0; ; i++)
            {
                try
                {
                    (Socket socket, SocketStream stream) = Fresh(addresses[i], port);
                    using Timer? share = Share(stream, addresses.Length - i);
                    await socket.ConnectAsync(addresses[i], port, cancellationToken).ConfigureAwait(false);
                    if (stream.Keep()) return stream;
                }
                catch (Exception failure) when (i < addresses.Length - 1 && IsNext(failure))
                {
                }
            }
        }

        private (Socket Socket, SocketStream Stream) Fresh(IPAddress address, int port)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                IPEndPoint? local = endpoint.BindIPEndPoint?.Invoke(new IPEndPoint(address, port));
                if (local != null) socket.Bind(local);
            }
            catch (Exception)
            {
                socket.Dispose();
                throw;
            }
            var stream = new SocketStream(socket) { Deadline = _deadline };
            lock (_gate)
            {
                _current?.Dispose();
                _current = stream;
                if (_isClosed) stream.Dispose();
            }
            return (socket, stream);
        }

        // One that swallows packets must not take the time of those behind it. The last has what is left.
        private Timer? Share(SocketStream stream, int addresses) =>
            addresses == 1 ? null : new Timer(static state => ((SocketStream)state!).GiveUp(), stream, Left() / addresses, Timeout.Infinite);

        // Nobody answers at this address, or not in time; unless the whole attempt has ended.
        private bool IsNext(Exception failure) => !_isClosed && failure is (SocketException or ObjectDisposedException);

        private int Left() => (int)Math.Clamp(_deadline - Clock.Milliseconds, 0, int.MaxValue);

        private static IPAddress[] Some(IPAddress[] addresses) =>
            addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }
}
