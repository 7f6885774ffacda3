using System;
using System.Threading;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Ends a pending operation whose deadline passes, by closing its channel: the only way that works for every stream.
    /// One timer for the life of the channel; guarding an operation allocates nothing.
    /// </summary>
    internal sealed class DeadlineWatch : IDisposable
    {
        private readonly Pop3Channel _channel;
        private readonly Timer _timer;
        private long _due = long.MaxValue; // of the pending operation
        private long _set = long.MaxValue; // when the timer fires: it is moved only to fire earlier

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
            long due = Clock.Milliseconds + milliseconds;
            Volatile.Write(ref _due, due);
            if (due >= Volatile.Read(ref _set)) return;
            Volatile.Write(ref _set, due);
            _timer.Change(milliseconds, Timeout.Infinite);
        }

        /// <summary>The operation is over.</summary>
        public void Rest()
        {
            Volatile.Write(ref _due, long.MaxValue);
        }

        public void Dispose()
        {
            _timer.Dispose();
        }

        private void Ring()
        {
            Volatile.Write(ref _set, long.MaxValue);
            long due = Volatile.Read(ref _due);
            if (due == long.MaxValue) return;
            long rest = due - Clock.Milliseconds;
            if (rest > 0)
            {
                Guard(rest);
                return;
            }
            Expired = true;
            _channel.Close();
        }
    }
}
