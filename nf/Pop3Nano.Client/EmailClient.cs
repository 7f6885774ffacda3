using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// What every mail client needs: where the server is, who logs in, and how long it may take. Getters, setters and constructors cause no traffic.
    /// What decides about a connection can't be changed while one is open: <see cref="InvalidOperationException"/>.
    /// </summary>
    public abstract partial class EmailClient : IDisposable
    {
        private string _host = "";
        private int _port;
        private string _username = "";
        private string _password = "";
        private bool _useAuthentication;
        private bool _isAuthenticationSet;
        private int _timeout = 100000;
        private int _greetingTimeout = 10000;
        private int _checkupPeriod = 300000;

        internal EmailClient()
        {
        }

        /// <summary>The server's name or address; empty: none yet.</summary>
        public string Host
        {
            get { return _host; }
            set
            {
                ProveClosed();
                _host = ClientArgument.Line(value, nameof(Host));
                ForgetServer();
            }
        }

        /// <summary>The port, 1 to 65535; 0, unless it is set: <see cref="DefaultPort"/>.</summary>
        public int Port
        {
            get { return _port; }
            set
            {
                ProveClosed();
                if (value < 0 || value > 65535) throw ClientArgument.OutOfRange(nameof(Port));
                _port = value;
                ForgetServer();
            }
        }

        /// <summary>Who logs in; empty: nobody.</summary>
        public string Username
        {
            get { return _username; }
            set
            {
                ProveClosed();
                _username = ClientArgument.Line(value, nameof(Username));
            }
        }

        /// <summary>The password. It is never traced, and never part of an exception; Dispose lets go of it.</summary>
        public string Password
        {
            get { return _password; }
            set
            {
                ProveClosed();
                _password = ClientArgument.Line(value, nameof(Password));
            }
        }

        /// <summary>False: connections stay in the AUTHORIZATION state. True unless it is set, if there is somebody to log in.</summary>
        public bool UseAuthentication
        {
            get { return _isAuthenticationSet ? _useAuthentication : _username.Length > 0; }
            set
            {
                ProveClosed();
                _useAuthentication = value;
                _isAuthenticationSet = true;
            }
        }

        /// <summary>Milliseconds for a whole call, connecting included; for each message where messages are streamed, which earns a second for each 16 KB; -1: no limit. 100,000 unless it is set.</summary>
        /// <remarks>An open connection keeps what held when it was made for streams.</remarks>
        public int Timeout
        {
            get { return _timeout; }
            set
            {
                if (value < 1 && value != System.Threading.Timeout.Infinite) throw ClientArgument.OutOfRange(nameof(Timeout));
                _timeout = value;
            }
        }

        /// <summary>Milliseconds for connecting, TLS and the greeting; 10,000 unless it is set. The platform can't cut short TCP's and TLS's handshakes: that they took too long is noticed behind them.</summary>
        public int GreetingTimeout
        {
            get { return _greetingTimeout; }
            set
            {
                if (value < 1) throw ClientArgument.OutOfRange(nameof(GreetingTimeout));
                _greetingTimeout = value;
            }
        }

        /// <summary>Milliseconds of idleness after which a call first asks by NOOP whether the connection is still good; 0: never. 300,000 unless it is set.</summary>
        public int ConnectionCheckupPeriod
        {
            get { return _checkupPeriod; }
            set
            {
                if (value < 0) throw ClientArgument.OutOfRange(nameof(ConnectionCheckupPeriod));
                _checkupPeriod = value;
            }
        }

        /// <summary>What is known of the server, which a device may keep in flash; it is forgotten when host, port or security change.</summary>
        public Pop3ServerProfile Profile { get; } = new Pop3ServerProfile();

        /// <summary>Sizes of a session's buffers, and a trace; those of a device, unless they are set. They hold from the next connection on; its Timeout is the client's.</summary>
        public Pop3SessionOptions SessionOptions { get; } = Pop3SessionOptions.ForDevice();

        /// <summary>Ends the connection.</summary>
        public abstract void Dispose();

        // Throws if a connection is open, or the client disposed of.
        internal abstract void ProveClosed();

        internal void ForgetPassword()
        {
            _password = "";
        }

        private void ForgetServer()
        {
            Profile.Forget();
        }
    }
}
