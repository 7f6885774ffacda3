using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>A connection of a client: opened when a call needs it, and honest about what became of it and of the marks it held.</summary>
    internal sealed partial class Pop3Connection : IConnection
    {
        private const int Little = 65536; // octets that are sooner read than a connection is made

        private readonly EmailClient _client;
        private readonly ConnectionBook _book;
        private readonly CallQueue _queue = new();
        private readonly SortedSet<int> _marks = [];
        private int[] _lostMarks = [];
        private bool _mayBeGone; // the messages of these marks
        private ClientChannel? _channel;
        private Pop3Channel? _dialled; // from the first octet to the end of the login
        private bool _asksCapabilities; // before the login, within the time for the greeting
        private Pop3Session? _session;
        private bool _isBroken;
        private int _server; // which one the session is with

        public Pop3Connection(EmailClient client, ConnectionBook book, int id)
        {
            _client = client;
            _book = book;
            ConnectionId = id;
        }

        public int ConnectionId { get; }

        public EmailClient Client => _client;

        public bool IsDisposed => Volatile.Read(ref _disposals) != 0;

        public ConnectionState ConnectionState
        {
            get
            {
                Pop3Session? session = _session;
                ClientChannel? channel = _channel;
                if (session == null || channel == null) return _isBroken && !IsDisposed ? ConnectionState.Broken : ConnectionState.Closed;
                return session.IsOver || (!_queue.IsTaken && channel.IsGone) ? ConnectionState.Broken : ConnectionState.Open;
            }
        }

        public Pop3Capabilities Capabilities => _session is { } session ? session.Profile.Before | session.Profile.After : Pop3Capabilities.None;

        /// <summary>The open session; a call may use it between Enter and Leave.</summary>
        public Pop3Session Session => _session ?? throw new InvalidOperationException("The connection is not open.");

        /// <summary>The unique-ids of this session, once they were listed.</summary>
        public UniqueIdMap? UniqueIds { get; set; }

        /// <summary>The numbers that the caller has, of this session or of one that was lost.</summary>
        public ToldNumbers Told { get; } = new();

        /// <summary>True if the present call opened the session.</summary>
        public bool IsFresh { get; private set; }

        /// <summary>True if settings can't be changed under it: it is open, or a call is under way, which may be opening it.</summary>
        public bool IsLive => ConnectionState == ConnectionState.Open || _queue.IsTaken;

        /// <summary>True once TOP was refused by a server that says nothing of it.</summary>
        public bool HasNoTop { get; set; }

        /// <summary>The messages that are marked for deletion in this session.</summary>
        public IReadOnlyCollection<int> Marks => _marks;

        public bool IsMarked(int message) => _marks.Contains(message);

        public bool BelongsTo(EmailClient client) => client == _client;

        public void Mark(int message)
        {
            lock (_marks)
            {
                ObjectDisposedException.ThrowIf(IsDisposed, this); // Dispose has told of those that were there: this one would be lost in silence
                _marks.Add(message);
            }
        }

        public void ForgetMarks()
        {
            ClearMarks();
            _lostMarks = [];
        }

        // Dispose asks from another thread, while a call is adding to them.
        private int[] MarksNow()
        {
            lock (_marks) return [.. _marks];
        }

        private void ClearMarks()
        {
            lock (_marks) _marks.Clear();
        }

        /// <summary>Waits for the call's turn and sees to it that the connection is open and logged in.</summary>
        public async ValueTask EnterAsync(Pop3Call call)
        {
            await _queue.EnterAsync(call).ConfigureAwait(false);
            try
            {
                ObjectDisposedException.ThrowIf(IsDisposed, this);
                call.Token.ThrowIfCancellationRequested(); // before anything is sent the connection need not die of it
                _client.ProveLog();
                await RefreshAsync(call).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Leave();
                if (WasCutOff(failure)) throw CutOff(failure);
                throw;
            }
        }

        /// <summary>True if a call was refused here, before anything was sent, because nobody is logged in.</summary>
        public bool WantsLogin(Exception failure) =>
            failure is InvalidOperationException and not ObjectDisposedException && !_client.UseAuthentication && _session is { IsOver: false };

        public static InvalidOperationException NobodyLoggedIn(Exception failure) =>
            new("Nobody is logged in, since Username is not set or UseAuthentication is false: this call needs a mailbox.", failure);

        /// <summary>True if a call failed because the connection was disposed of meanwhile.</summary>
        public bool WasCutOff(Exception failure) => IsDisposed && failure is IOException or SocketException or InvalidOperationException and not ObjectDisposedException;

        /// <summary>What such a call throws.</summary>
        public static ObjectDisposedException CutOff(Exception failure) => new("The connection was disposed of during the call.", failure);

        /// <summary>Opens the connection again, behind a QUIT within a call.</summary>
        public ValueTask ReopenAsync(Pop3Call call) => OpenAsync(call);

        /// <summary>The next call's turn.</summary>
        public void Leave()
        {
            if (_session is { IsOver: true }) Break();
            else _channel?.Limit(long.MaxValue);
            Share();
            IsFresh = false;
            _lastUse = _client.Clock.GetTimestamp();
            _queue.Leave();
        }

        /// <summary>What this session has learnt of the server since it was opened is good for the client and its other connections, too.</summary>
        public void Share()
        {
            if (_session is { Profile.IsChanged: true } session) _client.Keep(session.Profile, _server);
        }

        /// <summary>From here on each message has its own deadline, not the call as a whole.</summary>
        public void StreamMessages() => _channel?.Limit(long.MaxValue);

        /// <summary>The connection is over; what was marked is not deleted, and the next call says so.</summary>
        public void Break()
        {
            if (_session == null) return;
            if (_marks.Count > 0)
            {
                _lostMarks = MarksNow();
                _mayBeGone = _isQuitting;
            }
            Lose();
            _isBroken = true;
            ClearMarks();
        }

        /// <summary>
        /// A call has failed, or its loop was left. Replies that nobody has read are read now where they are little and come at once, and for up to
        /// Timeout where marks depend on the connection; else it is closed, and the next call says which marks were lost.
        /// </summary>
        public async ValueTask SettleAsync(Pop3Call call)
        {
            if (_session == null || _session.IsOver || _session.IsIdle) return;
            bool marked = _marks.Count > 0;
            try
            {
                _session.Abandon();
                if (!marked)
                {
                    _session.Timeout = Farewell;
                    _channel!.Hurry(_client.GreetingTimeout); // a reply that has begun has more time, or no end of it
                }
                long count = 0;
                long begun = _client.Clock.GetTimestamp();
                // Asked before each piece: a message may have no end.
                bool IsWorthwhile() => count <= Little || (marked && IsInTime(begun));
                do
                {
                    while (IsWorthwhile() && await _session.ReadOctetsAsync(call.Token).ConfigureAwait(false)) count += _session.TextLength;
                }
                while (IsWorthwhile() && await _session.NextReplyAsync(call.Token).ConfigureAwait(false));
            }
            catch (Exception failure) when (IsDisposed || failure is IOException or TimeoutException or Pop3ProtocolException or OperationCanceledException)
            {
                Break(); // disposed of by another thread, it may fail in other ways: what the call throws is what ended it
            }
            if (_session is not { IsIdle: false }) return;
            if (marked) Break();
            else Lose();
        }

        // Without the caller's will: the numbers that it has are not the next session's.
        private void Lose()
        {
            Told.Lose(UniqueIds);
            End();
        }

        private bool IsInTime(long begun) => _client.Timeout < 0 || _client.Clock.GetElapsedTime(begun).TotalMilliseconds < _client.Timeout;

        /// <summary>Closes the connection without a word.</summary>
        public void End()
        {
            if (_session is { } session)
            {
                _client.Keep(session.Profile, _server);
                session.Dispose();
                _client.CountConnection(-1);
            }
            _session = null;
            _channel = null;
            UniqueIds = null;
            HasNoTop = false;
            _isBroken = false;
            _isQuitting = false;
        }
    }
}
