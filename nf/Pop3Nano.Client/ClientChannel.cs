using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>The channel of a session, with one more deadline above the session's: that of the call that is under way.</summary>
    internal sealed class ClientChannel : Pop3Channel
    {
        private readonly Pop3Channel _inner;
        private long _limit = long.MaxValue;

        internal ClientChannel(Pop3Channel inner)
        {
            _inner = inner;
        }

        /// <inheritdoc/>
        public override bool IsSecure { get { return _inner.IsSecure; } }

        /// <inheritdoc/>
        public override int PeerKeyHash { get { return _inner.PeerKeyHash; } }

        /// <inheritdoc/>
        public override long Milliseconds { get { return _inner.Milliseconds; } }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            return _inner.Read(buffer, start, length);
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int start, int length)
        {
            _inner.Write(buffer, start, length);
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds)
        {
            if (_limit != long.MaxValue)
            {
                long left = _limit - Milliseconds;
                if (left < 1) left = 1;
                if (milliseconds < 0 || left < milliseconds) milliseconds = left > int.MaxValue ? int.MaxValue : (int)left;
            }
            _inner.SetDeadline(milliseconds);
        }

        /// <inheritdoc/>
        public override void StartTls()
        {
            _inner.StartTls();
        }

        /// <inheritdoc/>
        public override void Close()
        {
            _inner.Close();
        }

        /// <summary>No deadline from now on is later than so many milliseconds from now; long.MaxValue: as the session says.</summary>
        internal void Limit(long milliseconds)
        {
            _limit = milliseconds == long.MaxValue ? milliseconds : Milliseconds + milliseconds;
        }
    }
}
