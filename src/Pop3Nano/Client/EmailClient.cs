using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// What every mail client needs: where the server is, who logs in, how the connection is protected, and which connections there are.
    /// </summary>
    /// <remarks>
    /// Setters and getters cause no traffic. Settings that decide about a connection (host, port, proxy, credentials, how it is protected, whom it trusts) can't be
    /// changed while one is open: <see cref="InvalidOperationException"/>.
    /// </remarks>
    public abstract partial class EmailClient : IDisposable, IAsyncDisposable
    {
        private string? _host;
        private int _port;
        private string? _username;
        private string? _password;
        private bool? _useAuthentication;
        private bool _useDefaultCredentials;
        private int _timeout = 100000;
        private int _greetingTimeout = 10000;
        private int _checkupPeriod = 300000;
        private int _disposals;

        private protected EmailClient()
        {
            Book = new ConnectionBook(this);
        }

        /// <summary>The server's name or address; null: none yet.</summary>
        /// <exception cref="ArgumentException">It is a URL, which <see cref="Pop3Uri"/> reads, or can't be sent.</exception>
        public string? Host
        {
            get => _host;
            set
            {
                ProveClosed();
                _host = value == null ? null : ClientArgument.Host(value);
                ForgetServer();
            }
        }

        /// <summary>The port, 1 to 65535; 0, unless it is set: <see cref="DefaultPort"/>.</summary>
        public int Port
        {
            get => _port;
            set
            {
                ProveClosed();
                if (value is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(value), value, "A port is from 1 to 65535; 0 stands for the usual one.");
                _port = value;
                ForgetServer();
            }
        }

        /// <summary>The port that is used where none is set: 995 for implicit TLS and Auto, else 110.</summary>
        public int DefaultPort => IsImplicit(0) ? 995 : 110;

        /// <summary>The port that a connection goes to.</summary>
        internal int PortInUse => Port == 0 ? DefaultPort : Port;

        /// <summary>Who logs in; null: nobody.</summary>
        public string? Username
        {
            get => _username;
            set
            {
                ProveClosed();
                _username = value == null ? null : ClientArgument.Line(value, nameof(Username));
            }
        }

        /// <summary>The password. It is never logged, and never part of an exception.</summary>
        public string? Password
        {
            get => _password;
            set
            {
                ProveClosed();
                _password = value == null ? null : ClientArgument.Line(value, nameof(Password));
            }
        }

        /// <summary>False: connections stay in the AUTHORIZATION state. True unless it is set, if there is somebody to log in.</summary>
        public bool UseAuthentication
        {
            get => _useAuthentication ?? (_username != null || HasToken || _useDefaultCredentials);
            set
            {
                ProveClosed();
                _useAuthentication = value;
            }
        }

        /// <summary>True: the process's own identity logs in, by NTLM or Kerberos, where the platform has them.</summary>
        public bool UseDefaultCredentials
        {
            get => _useDefaultCredentials;
            set
            {
                ProveClosed();
                _useDefaultCredentials = value;
            }
        }

        /// <summary>Milliseconds for a whole call, connecting included; where messages are streamed, for each message, which earns a second for each 16 KB; -1: no limit. 100,000 unless it is set.</summary>
        public int Timeout
        {
            get => _timeout;
            set => _timeout = ClientArgument.Milliseconds(value, mayBeInfinite: true, nameof(Timeout));
        }

        /// <summary>Milliseconds for TCP, TLS and the greeting of one attempt to connect; 10,000 unless it is set.</summary>
        public int GreetingTimeout
        {
            get => _greetingTimeout;
            set => _greetingTimeout = ClientArgument.Milliseconds(value, mayBeInfinite: false, nameof(GreetingTimeout));
        }

        /// <summary>Milliseconds of idleness after which a call first asks by NOOP whether the connection is still good; 0: never. 300,000 unless it is set.</summary>
        public int ConnectionCheckupPeriod
        {
            get => _checkupPeriod;
            set
            {
                ArgumentOutOfRangeException.ThrowIfNegative(value);
                _checkupPeriod = value;
            }
        }

        internal TimeProvider Clock { get; set; } = TimeProvider.System;

        /// <summary>Ends every connection: QUIT where nothing is marked for deletion, and else as the policy says. It never throws.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposals, 1) != 0) return;
            foreach (Pop3Connection connection in Book.All()) connection.Dispose();
            Release();
            GC.SuppressFinalize(this);
        }

        /// <summary>The same without blocking a thread.</summary>
        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _disposals, 1) != 0) return;
            foreach (Pop3Connection connection in Book.All()) await connection.DisposeAsync().ConfigureAwait(false);
            Release();
            GC.SuppressFinalize(this);
        }

        internal void ProveAlive() => ObjectDisposedException.ThrowIf(_disposals != 0, this);

        private protected void ProveClosed()
        {
            ProveAlive();
            if (Book.HasLiveOnes) throw new InvalidOperationException("The client is connected: this can be changed only before or after.");
        }

        private void Release()
        {
            EndLog();
            _password = null;
            _accessToken = null;
        }
    }
}
