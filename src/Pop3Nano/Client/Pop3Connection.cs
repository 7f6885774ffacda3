using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>A connection of a client: opened when a call needs it, and honest about what became of it and of the marks it held.</summary>
    internal sealed partial class Pop3Connection : IConnection
    {
        private readonly EmailClient _client;
        private readonly ConnectionBook _book;
        private readonly CallQueue _queue = new();
        private readonly SortedSet<int> _marks = [];
        private int[] _lostMarks = [];
        private ClientChannel? _channel;
        private Pop3Session? _session;
        private long _lastUse;
        private bool _isBroken;

        public Pop3Connection(EmailClient client, ConnectionBook book, int id)
        {
            _client = client;
            _book = book;
            ConnectionId = id;
        }

        public int ConnectionId { get; }

        public EmailClient Client => _client;

        public bool IsDisposed { get; private set; }

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

        /// <summary>True once TOP was refused by a server that says nothing of it.</summary>
        public bool HasNoTop { get; set; }

        /// <summary>The messages that are marked for deletion in this session.</summary>
        public IReadOnlyCollection<int> Marks => _marks;

        public bool BelongsTo(EmailClient client) => client == _client;

        public void Mark(int message) => _marks.Add(message);

        public void ForgetMarks()
        {
            _marks.Clear();
            _lostMarks = [];
        }

        /// <summary>Waits for the call's turn and sees to it that the connection is open and logged in.</summary>
        public async ValueTask EnterAsync(Pop3Call call)
        {
            await _queue.EnterAsync(call).ConfigureAwait(false);
            try
            {
                ObjectDisposedException.ThrowIf(IsDisposed, this);
                await RefreshAsync(call).ConfigureAwait(false);
            }
            catch
            {
                Leave();
                throw;
            }
        }

        /// <summary>Opens the connection again, behind a QUIT within a call.</summary>
        public ValueTask ReopenAsync(Pop3Call call) => OpenAsync(call);

        /// <summary>The next call's turn.</summary>
        public void Leave()
        {
            if (_session is { IsOver: true }) Break();
            else _channel?.Limit(long.MaxValue);
            _lastUse = _client.Clock.GetTimestamp();
            _queue.Leave();
        }

        /// <summary>From here on each message has its own deadline, not the call as a whole.</summary>
        public void StreamMessages() => _channel?.Limit(long.MaxValue);

        /// <summary>The connection is over; what was marked is not deleted, and the next call says so.</summary>
        public void Break()
        {
            if (_session == null) return;
            End();
            _isBroken = true;
            if (_marks.Count > 0) _lostMarks = _marks.ToArray();
            _marks.Clear();
        }

        /// <summary>
        /// A call has failed. Replies that nobody has read are read now where marks depend on the connection; else it is closed, since that may
        /// be much.
        /// </summary>
        public async ValueTask SettleAsync(Pop3Call call)
        {
            if (_session == null || _session.IsOver || _session.IsIdle) return;
            if (_marks.Count == 0)
            {
                End();
                return;
            }
            try
            {
                _session.Abandon();
                while (await _session.NextReplyAsync(call.Token).ConfigureAwait(false))
                {
                    // Read and forgotten.
                }
            }
            catch (Exception failure) when (failure is IOException or TimeoutException or Pop3ProtocolException or OperationCanceledException)
            {
                Break();
            }
        }

        /// <summary>Closes the connection without a word.</summary>
        public void End()
        {
            if (_session is { } session)
            {
                _client.Keep(session.Profile);
                session.Dispose();
                _client.CountConnection(-1);
            }
            _session = null;
            _channel = null;
            UniqueIds = null;
            HasNoTop = false;
            _isBroken = false;
        }

        private async ValueTask RefreshAsync(Pop3Call call)
        {
            _channel?.Serve(call.IsBlocking, call.Deadline);
            if (_session != null && (_session.IsOver || !await _channel!.IsQuietAsync().ConfigureAwait(false))) Break();
            if (_session != null && IsCheckupDue) await CheckUpAsync(call).ConfigureAwait(false);
            if (!call.Opens) return;
            ProveMarks();
            if (_session == null) await OpenAsync(call).ConfigureAwait(false);
            else _session.Timeout = _client.Timeout;
        }

        // Said once; then the client may connect again.
        private void ProveMarks()
        {
            if (_lostMarks.Length == 0) return;
            int[] lost = _lostMarks;
            _lostMarks = [];
            throw new Pop3ConnectionLostException(lost);
        }

        private bool IsCheckupDue =>
            _client.ConnectionCheckupPeriod > 0 && _client.Clock.GetElapsedTime(_lastUse).TotalMilliseconds >= _client.ConnectionCheckupPeriod;

        private async ValueTask CheckUpAsync(Pop3Call call)
        {
            try
            {
                await _session!.NoopAsync(call.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or TimeoutException or Pop3ProtocolException)
            {
                Break();
            }
        }
    }
}
