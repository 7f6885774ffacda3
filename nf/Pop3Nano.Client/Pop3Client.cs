using System;
using System.Threading;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// A POP3 client on one connection: connects when a call needs it, logs in once, and tells what really happened. The blocking subset of the .NET client
    /// that a device can hold: lists are told to a callback, messages are pushed into a sink, headers fill a buffer of the caller's.
    /// </summary>
    /// <remarks>
    /// <para>Several threads may share a client: their calls wait for each other. Callbacks and sinks are called in the middle of a call and can't make another.</para>
    /// <para>Calls throw <see cref="Pop3CommandException"/> if the server refuses, <see cref="Pop3ProtocolException"/> if it breaks the protocol,
    /// <see cref="Pop3ConnectionLostException"/> if it is gone, <see cref="TimeoutException"/> if it is late, and what the platform throws if it can't be
    /// reached or trusted; <see cref="ArgumentException"/> and <see cref="InvalidOperationException"/> mean that nothing was sent.</para>
    /// </remarks>
    public sealed partial class Pop3Client : EmailClient
    {
        private readonly object _turn = new object();
        private ClientChannel _channel = null!; // optional: while there is a session, or one is made
        private Pop3Session _session = null!; // optional: while connected
        private long _due; // of the call that is under way, by the clock
        private long _lastUse;
        private int _disposals;
        private bool _isBusy;
        private bool _isBroken;
        private bool _isUnread; // the call under way has not read its reply to the end

        /// <summary>Messages that were marked for deletion stay, or may: the client was disposed of, or the server did not confirm.</summary>
        public event DeletesNotCommittedCallback DeletesNotCommitted = null!; // optional

        /// <summary>What Dispose does with marks; Explicit, unless it is set: it leaves the messages where they are.</summary>
        public DeletePolicy DeletePolicy { get; set; }

        /// <summary>What is known of the connection, without traffic: a server that has hung up meanwhile is noticed by the next call.</summary>
        public ConnectionState ConnectionState
        {
            get
            {
                Pop3Session session = _session;
                if (session == null) return _isBroken && _disposals == 0 ? ConnectionState.Broken : ConnectionState.Closed;
                return session.IsOver ? ConnectionState.Broken : ConnectionState.Open;
            }
        }

        internal override void ProveClosed()
        {
            ProveAlive();
            if (_isBusy || (_session != null && !_session.IsOver)) throw new InvalidOperationException("The client is connected: this can be changed only before or after.");
        }

        private void ProveAlive()
        {
            if (_disposals != 0) throw new ObjectDisposedException("Pop3Client");
        }

        // A call's turn: the session, connected and logged in if the call needs it. Leave ends it.
        private Pop3Session Enter(bool opens)
        {
            Monitor.Enter(_turn);
            if (_isBusy)
            {
                Monitor.Exit(_turn);
                throw new InvalidOperationException("A call is under way: callbacks and sinks can't make another.");
            }
            _isBusy = true;
            try
            {
                ProveAlive();
                Refresh(opens);
                return _session;
            }
            catch (Exception)
            {
                Leave();
                throw;
            }
        }

        private void Leave()
        {
            if (_session != null && (_session.IsOver || IsOutOfStep(_session))) Break();
            // What is unread may be much: where marks depend on the connection it is skipped by the next call, else the connection is closed.
            if (_isUnread && _markCount == 0)
            {
                LoseNumbers();
                End();
            }
            _isUnread = false;
            if (_channel != null) _lastUse = _channel.Milliseconds;
            _isBusy = false;
            Monitor.Exit(_turn);
        }

        // A trace that throws, or a heap that is full, has ended the call in the midst of a flight: replies are due that nobody would note.
        private static bool IsOutOfStep(Pop3Session session)
        {
            return session.Engine.Outstanding > (session.Engine.HasBody ? 1 : 0);
        }

        private void Refresh(bool opens)
        {
            _due = Timeout < 0 ? long.MaxValue : Clock.Milliseconds + Timeout;
            if (_session != null && _session.IsOver) Break();
            if (_session != null)
            {
                if (ConnectionCheckupPeriod > 0 && _channel.Milliseconds - _lastUse >= ConnectionCheckupPeriod) CheckUp();
                if (_channel != null) _channel.Limit(Left(_due));
            }
            if (!opens) return;
            ProveMarks();
            if (_session == null) Open();
        }

        private void CheckUp()
        {
            try
            {
                _channel.Limit(GreetingTimeout);
                _session.Noop();
            }
            catch (Pop3CommandException)
            {
                // A refusal is a sign of life as well.
            }
            catch (Exception)
            {
                if (!_session.IsOver) throw;
                Break();
            }
        }

        // From here on each reply has its own deadline, not the call as a whole.
        private void StreamReplies()
        {
            _channel.Limit(long.MaxValue);
        }

        // The connection is over; what was marked is not deleted, and the next call says so.
        private void Break()
        {
            int[] marks = Marks();
            LoseNumbers();
            End();
            _isBroken = true;
            if (marks.Length > 0) _lostMarks = marks;
        }

        // Closes the connection without a word.
        private void End()
        {
            if (_session != null) _session.Dispose();
            _session = null!;
            _channel = null!;
            _markCount = 0;
            _lastId = "";
            _lastRead = 0;
            _hasNoTop = false;
            _isBroken = false;
        }

        private static long Left(long due)
        {
            return due == long.MaxValue ? due : due - Clock.Milliseconds;
        }
    }
}
