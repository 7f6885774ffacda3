using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// The connection as the present call wants it: blocking calls block inside, so that their tasks complete at once; and no
    /// deadline of the session's reaches beyond the call's own.
    /// </summary>
    internal sealed class ClientChannel(TcpChannel inner) : Pop3Channel
    {
        private bool _isBlocking;
        private long _limit = long.MaxValue;
        private long _wanted = long.MaxValue;

        public override bool IsSecure => inner.IsSecure;

        public override int PeerKeyHash => inner.PeerKeyHash;

        public override SaslChannelBinding? GetChannelBinding(string type) => inner.GetChannelBinding(type);

        public override long Milliseconds => inner.Milliseconds;

        /// <summary>True if the server is known to have hung up. No traffic.</summary>
        public bool IsGone
        {
            get
            {
                try
                {
                    return inner.IsGone;
                }
                catch (ObjectDisposedException)
                {
                    return true; // another thread closed it just now
                }
            }
        }

        /// <summary>False if the server has hung up, or spoken although nobody asked: no command should be written.</summary>
        public ValueTask<bool> IsQuietAsync() => _isBlocking ? new ValueTask<bool>(inner.IsQuietAsync().AsTask().GetAwaiter().GetResult()) : inner.IsQuietAsync();

        /// <summary>A call begins: how it waits, and until when at most (<see cref="Environment.TickCount64"/>).</summary>
        public void Serve(bool isBlocking, long limit)
        {
            _isBlocking = isBlocking;
            Limit(limit);
        }

        /// <summary>The call's deadline; long.MaxValue: each message has its own.</summary>
        public void Limit(long limit)
        {
            _limit = limit;
            Apply();
        }

        /// <summary>No more than this is left, whatever was before.</summary>
        public void Hurry(int milliseconds) => Limit(Math.Min(_limit, Environment.TickCount64 + milliseconds));

        public override int Read(byte[] buffer, int start, int length) => inner.Read(buffer, start, length);

        public override void Write(byte[] buffer, int start, int length) => inner.Write(buffer, start, length);

        public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken) =>
            _isBlocking ? new ValueTask<int>(inner.Read(buffer, start, length)) : inner.ReadAsync(buffer, start, length, cancellationToken);

        public override ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            if (!_isBlocking) return inner.WriteAsync(buffer, start, length, cancellationToken);
            inner.Write(buffer, start, length);
            return default;
        }

        public override void SetDeadline(int milliseconds)
        {
            _wanted = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
            Apply();
        }

        public override void StartTls() => inner.StartTls();

        public override ValueTask StartTlsAsync(CancellationToken cancellationToken)
        {
            if (!_isBlocking) return inner.StartTlsAsync(cancellationToken);
            inner.StartTls();
            return default;
        }

        internal override ValueTask WaitAsync(Task task, int milliseconds, CancellationToken cancellationToken)
        {
            int left = _limit == long.MaxValue ? milliseconds : (int)Math.Clamp(_limit - Environment.TickCount64, 0, milliseconds < 0 ? int.MaxValue : milliseconds);
            if (!_isBlocking) return base.WaitAsync(task, left, cancellationToken);
            return task.Wait(left, cancellationToken) ? default : throw new TimeoutException();
        }

        public override void Close() => inner.Close();

        private void Apply()
        {
            long due = Math.Min(_wanted, _limit);
            inner.SetDeadline(due == long.MaxValue ? Timeout.Infinite : (int)Math.Clamp(due - Environment.TickCount64, 1, int.MaxValue));
        }
    }
}
