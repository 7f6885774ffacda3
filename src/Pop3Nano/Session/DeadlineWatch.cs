using System;
using System.Threading;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Ends a pending operation whose deadline passes, by closing its channel: what works for sockets, and for every stream whose Dispose
    /// ends a pending read. One timer for the life of the channel; guarding an operation allocates nothing.
    /// </summary>
    internal sealed class DeadlineWatch : IDisposable
    {
        private readonly object _gate = new();
        private readonly Pop3Channel _channel;
        private readonly Timer _timer;
        private long _due = long.MaxValue; // of the pending operation; long.MaxValue: none is pending
        private long _set = long.MaxValue; // when the timer fires: it is moved only to fire earlier
        private bool _isOver;

        public DeadlineWatch(Pop3Channel channel)
        {
            _channel = channel;
            _timer = new Timer(static state => ((DeadlineWatch)state!).Ring(), this, Timeout.Infinite, Timeout.Infinite);
        }

        /// <summary>True once a deadline has closed the channel.</summary>
        public bool Expired { get; private set; }

        /// <summary>An operation starts that may take so many milliseconds; -1: any number.</summary>
        public void Guard(long milliseconds)
        {
            if (milliseconds < 0) return;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isOver, _channel);
                _due = Clock.Milliseconds + milliseconds;
                if (_due < _set) Set(milliseconds);
            }
        }

        /// <summary>The operation is over, well or not.</summary>
        /// <exception cref="TimeoutException">Its deadline passed first: the channel is closed, or about to be, whatever the operation came to.</exception>
        public void Rest()
        {
            lock (_gate)
            {
                _due = long.MaxValue;
                if (Expired) throw Fail.Timeout();
            }
        }

        public void Dispose()
        {
            lock (_gate) _isOver = true;
            _timer.Dispose();
        }

        private void Ring()
        {
            lock (_gate)
            {
                _set = long.MaxValue;
                if (_due == long.MaxValue || _isOver) return; // another thread may have closed the channel just now: a timer that is gone can't be set
                long rest = _due - Clock.Milliseconds;
                if (rest > 0)
                {
                    Set(rest);
                    return;
                }
                Expired = true;
            }
            try
            {
                _channel.Close();
            }
            catch (Exception)
            {
                // A stream may fail as it is disposed of. What is thrown on the timer's thread ends the process; whoever waits for the operation
                // is told that its time is over.
            }
        }

        private void Set(long milliseconds)
        {
            _set = Clock.Milliseconds + milliseconds;
            _timer.Change(milliseconds, Timeout.Infinite);
        }
    }
}
