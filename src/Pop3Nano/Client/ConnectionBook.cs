using System;
using System.Collections.Generic;
using System.Threading;

namespace Pop3Nano.Client
{
    /// <summary>Which connections a client has, and which one serves a call that names none.</summary>
    internal sealed class ConnectionBook(EmailClient client)
    {
        private readonly object _gate = new();
        private readonly AsyncLocal<FlowHolder?> _flow = new();
        private readonly List<Pop3Connection> _all = [];
        private Pop3Connection? _main;
        private int _lastId;

        public bool HasLiveOnes
        {
            get
            {
                lock (_gate) return _all.Exists(connection => connection.IsLive);
            }
        }

        /// <summary>The connection of the caller, without making one; null: there is none yet.</summary>
        public Pop3Connection? Find(ConnectionAsgmtMode mode)
        {
            Pop3Connection? own = mode == ConnectionAsgmtMode.UseMain ? null : Own();
            if (own != null || mode == ConnectionAsgmtMode.UseDefault) return own;
            lock (_gate) return _main is { IsDisposed: false } ? _main : null;
        }

        /// <summary>
        /// The connection for a call. To be called before the first await of a public method: what it binds to the flow would otherwise be
        /// forgotten when the method returns.
        /// </summary>
        public Pop3Connection Assign(IConnection? named, ConnectionAsgmtMode mode)
        {
            if (named != null) return Prove(named);
            Pop3Connection? found = Find(mode);
            if (found != null) return found;
            if (mode == ConnectionAsgmtMode.UseDefault) return Bind();
            lock (_gate)
            {
                if (_main is not { IsDisposed: false }) _main = Add();
                return _main;
            }
        }

        /// <summary>A connection that only those use who name it.</summary>
        public Pop3Connection Independent()
        {
            lock (_gate) return Add();
        }

        /// <summary>A default connection for the caller's thread or flow.</summary>
        public Pop3Connection Default(ConnectionAsgmtMode mode)
        {
            if (mode == ConnectionAsgmtMode.UseMain) throw new InvalidOperationException("The client uses its main connection only (ConnectionAsgmtMode.UseMain).");
            if (Own() != null) throw new InvalidOperationException("This thread or flow has a default connection already: dispose of it first.");
            return Bind();
        }

        public void Remove(Pop3Connection connection)
        {
            lock (_gate) _all.Remove(connection);
        }

        public Pop3Connection[] All()
        {
            lock (_gate) return _all.ToArray();
        }

        private Pop3Connection? Own()
        {
            FlowHolder? holder = _flow.Value;
            if (holder is { ServesThisThread: false }) _flow.Value = null; // for good: behind its first await a thread of the pool goes on, which would serve
            return holder is { ServesThisThread: true, Connection.IsDisposed: false } ? holder.Connection : null;
        }

        private Pop3Connection Bind()
        {
            var holder = new FlowHolder();
            lock (_gate) holder.Connection = Add();
            _flow.Value = holder;
            return holder.Connection;
        }

        private Pop3Connection Add()
        {
            client.ProveAlive();
            var connection = new Pop3Connection(client, this, ++_lastId);
            _all.Add(connection);
            return connection;
        }

        private Pop3Connection Prove(IConnection named)
        {
            if (named is not Pop3Connection connection || !connection.BelongsTo(client)) throw new ArgumentException("The connection belongs to another client.", nameof(named));
            ObjectDisposedException.ThrowIf(connection.IsDisposed, connection);
            return connection;
        }
    }
}
