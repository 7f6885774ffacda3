using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // Which connections there are, and what is remembered of the server.
    public abstract partial class EmailClient
    {
        private readonly byte[] _profile = new byte[Pop3ServerProfile.SavedLength];
        private int _quantity = 3;
        private int _servers; // how often another server was set

        /// <summary>
        /// A connection was made and, where that is wanted, logged in. It is raised within the call that made it, and what a listener throws ends that call: one on
        /// the same connection would wait for itself until <see cref="Timeout"/>.
        /// </summary>
        public event EventHandler<ConnectionEventArgs>? OnConnect;

        /// <summary>Which connection serves calls that name none; the caller's default one, else the main one, unless it is set.</summary>
        public ConnectionAsgmtMode ConnectionAsgmtMode { get; set; } = ConnectionAsgmtMode.UseMainOrDefault;

        /// <summary>Whether calls that read many messages spread over several connections; not unless it is set.</summary>
        public MultiConnectionMode UseMultiConnection { get; set; } = MultiConnectionMode.Disable;

        /// <summary>How many connections these calls use at most, from 1; 3 unless it is set.</summary>
        public int ConnectionsQuantity
        {
            get => _quantity;
            set
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
                _quantity = value;
            }
        }

        /// <summary>The connection that a call here would use; null: it would make one. No traffic.</summary>
        public IConnection? CurrentConnection => Book.Find(ConnectionAsgmtMode);

        /// <summary>What is known of the current connection, without traffic.</summary>
        public ConnectionState ConnectionState => Book.Find(ConnectionAsgmtMode)?.ConnectionState ?? ConnectionState.Closed;

        /// <summary>Whether commands fly together.</summary>
        public PipeliningStatus UsePipelining { get; } = new();

        internal ConnectionBook Book { get; }

        internal abstract DeletePolicy CommitPolicy { get; }

        internal Pop3SessionOptions SessionOptions(ConnectionLog log)
        {
            // Most of what a poll that finds nothing allocates; a challenge with a Kerberos ticket still fits.
            var options = new Pop3SessionOptions { Timeout = Timeout, SendBuffer = 1024, ReceiveBuffer = 12 * 1024 };
            log.AttachTo(options);
            return options;
        }

        /// <summary>What is remembered of the server, for one connection: each learns for itself, and the last one's knowledge is kept.</summary>
        /// <param name="server">Which server that is, for <see cref="Keep"/>.</param>
        internal Pop3ServerProfile Recall(out int server)
        {
            var profile = new Pop3ServerProfile();
            lock (_profile)
            {
                profile.Load(_profile, 0);
                server = _servers;
            }
            return profile;
        }

        /// <summary>Remembers it; not if another server was set since, as can be while a connection to the first one is gone and nobody has noticed.</summary>
        internal void Keep(Pop3ServerProfile profile, int server)
        {
            lock (_profile)
            {
                if (server != _servers) return;
                profile.Save(_profile, 0);
                UsePipelining.SupportedByServer = ((profile.Before | profile.After) & Pop3Capabilities.Pipelining) != 0;
            }
        }

        internal abstract ValueTask LogInAsync(Pop3Session session, Pop3Call call, ConnectionLog log);

        internal abstract void RaiseDeletesNotCommitted(IReadOnlyList<int> numbers, string reason);

        internal void RaiseOnConnect(IConnection connection) => OnConnect?.Invoke(this, new ConnectionEventArgs(connection));

        private protected Pop3Call Call(IConnection? connection, bool isBlocking, System.Threading.CancellationToken cancellationToken)
        {
            ProveAlive();
            return new Pop3Call(Book.Assign(connection, ConnectionAsgmtMode), isBlocking, Timeout, cancellationToken);
        }

        private void ForgetServer()
        {
            lock (_profile)
            {
                Array.Clear(_profile);
                _servers++;
                UsePipelining.SupportedByServer = false;
            }
        }
    }
}
