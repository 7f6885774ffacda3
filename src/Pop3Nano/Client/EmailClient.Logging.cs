using System;
using System.IO;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // The protocol log: what was said, secrets left out. Every connection asks for each line whether it is wanted, and where: settings hold at once.
    public abstract partial class EmailClient
    {
        private readonly object _logGate = new();
        private FileProtocolLog? _logFile;
        private string? _logFileName;
        private bool _useDate;
        private bool _isLogOver;

        /// <summary>Whether dialogues are logged, to <see cref="LogFileName"/> and <see cref="ProtocolLog"/>; not unless it is set. It holds at once, for open connections too.</summary>
        public bool EnableLogger { get; set; }

        /// <summary>
        /// The file that the log is appended to; null: none. It is opened by the next call, which fails before anything is sent if it can't be. Open
        /// connections go on in a new file at once.
        /// </summary>
        public string? LogFileName
        {
            get => _logFileName;
            set
            {
                if (value is { Length: 0 }) throw new ArgumentException("The file name is empty.", nameof(value));
                lock (_logGate)
                {
                    CloseLog();
                    _logFileName = value;
                }
            }
        }

        /// <summary>Whether the file's name bears the date (name_yyyy-MM-dd.ext) and changes at midnight, UTC; not unless it is set.</summary>
        public bool UseDateInLogFileName
        {
            get => _useDate;
            set
            {
                lock (_logGate)
                {
                    CloseLog();
                    _useDate = value;
                }
            }
        }

        /// <summary>Where else the log goes; null: nowhere. It holds at once, for open connections too.</summary>
        public IProtocolLog? ProtocolLog { get; set; }

        /// <summary>Whether what messages hold is logged as well; not unless it is set. It holds at once, also in the midst of a message.</summary>
        public bool LogMessageBodies { get; set; }

        /// <summary>Takes the log's settings back to what they were at first, and closes the file: open connections log nothing from then on.</summary>
        public void ResetLogSettings()
        {
            EnableLogger = false;
            LogFileName = null;
            UseDateInLogFileName = false;
            ProtocolLog = null;
            LogMessageBodies = false;
        }

        private bool IsLogWanted => EnableLogger && (_logFileName != null || ProtocolLog != null);

        /// <summary>The log of a connection that is about to be made. A file that failed is tried again.</summary>
        internal ConnectionLog LogOf(int connectionId)
        {
            lock (_logGate)
            {
                if (EnableLogger) OpenLog()?.Open();
            }
            return new ConnectionLog(new Sink(this), connectionId, Clock, () => IsLogWanted, () => LogMessageBodies);
        }

        /// <summary>Before a call: a file that was named since the last one is opened, or the caller is told why it can't be.</summary>
        internal void ProveLog()
        {
            if (!EnableLogger) return;
            lock (_logGate) OpenLog();
        }

        private FileProtocolLog? OpenLog()
        {
            if (_logFileName == null || _isLogOver) return null;
            if (_logFile != null) return _logFile;
            var file = new FileProtocolLog(_logFileName, _useDate, Clock);
            file.Open();
            return _logFile = file;
        }

        private void CloseLog()
        {
            _logFile?.Dispose();
            _logFile = null;
        }

        private void EndLog()
        {
            lock (_logGate)
            {
                _isLogOver = true;
                CloseLog();
            }
        }

        private void Log(ProtocolLogEvent logged)
        {
            lock (_logGate)
            {
                try
                {
                    if (EnableLogger) OpenLog()?.Write(logged);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
                {
                    // Named in the midst of a call, it can't be opened: that is no reason to end a session. The next call says why.
                }
            }
            if (EnableLogger) ProtocolLog?.Write(logged);
        }

        private sealed class Sink(EmailClient client) : IProtocolLog
        {
            public void Write(ProtocolLogEvent logged) => client.Log(logged);
        }
    }
}
