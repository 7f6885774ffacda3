using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // Reads that begin before anybody asks: for the greeting's first octet, and to know whether an idle connection is still worth a command. A
    // POP3 server speaks when it is asked: what comes unasked is a farewell.
    public sealed partial class TcpChannel
    {
        private const int Glance = 20; // milliseconds for octets that have arrived to pass through TLS

        private readonly byte[] _octetAhead = new byte[1];
        private Task<int>? _ahead; // a read that has begun already: the next one takes it over

        /// <summary>True if the peer is known to have hung up. No traffic, and nothing is read.</summary>
        public bool IsGone => _dialer.IsReadable && _dialer.Available == 0;

        /// <summary>
        /// Looks at what has come while nobody asked. False: a farewell or the end, and no command should be written. TLS may have
        /// sent session tickets, which say nothing.
        /// </summary>
        internal async ValueTask<bool> IsQuietAsync()
        {
            if (_ahead == null && !_dialer.IsReadable) return true;
            if (!IsSecure) return false;
            _ahead ??= _stream.ReadAsync(_octetAhead).AsTask();
            await Task.WhenAny(_ahead, Task.Delay(Glance)).ConfigureAwait(false);
            return !_ahead.IsCompleted;
        }

        private int TakeAhead(byte[] buffer, int start)
        {
            long left = _dialer.Deadline == long.MaxValue ? Timeout.Infinite : Math.Max(0, _dialer.Deadline - Milliseconds);
            if (!((IAsyncResult)_ahead!).AsyncWaitHandle.WaitOne((int)Math.Min(left, int.MaxValue))) throw Fail.Timeout();
            return Taken(_ahead.GetAwaiter().GetResult(), buffer, start);
        }

        private async ValueTask<int> TakeAheadAsync(byte[] buffer, int start, CancellationToken cancellationToken) =>
            Taken(await _ahead!.WaitAsync(cancellationToken).ConfigureAwait(false), buffer, start);

        private int Taken(int count, byte[] buffer, int start)
        {
            _ahead = null;
            if (count > 0) buffer[start] = _octetAhead[0];
            return count;
        }
    }
}
