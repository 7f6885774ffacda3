using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // The protocol log: what was said, secrets left out.
    public abstract partial class EmailClient
    {
        private readonly object _logGate = new();
        private FileProtocolLog? _logFile;
        private string? _logFileName;
        private bool _useDate;

        /// <summary>Whether dialogues are logged, to <see cref="LogFileName"/> and <see cref="ProtocolLog"/>; not unless it is set.</summary>
        public bool EnableLogger { get; set; }

        /// <summary>The file that the log is appended to; null: none. It is opened by the first connection, which fails if it can't be.</summary>
        public string? LogFileName
        {
            get => _logFileName;
            set
            {
                if (value is { Length: 0 }) throw new ArgumentException("The file name is empty.", nameof(value));
                CloseLog();
                _logFileName = value;
            }
        }

        /// <summary>Whether the file's name bears the date (name_yyyy-MM-dd.ext) and changes at midnight, UTC; not unless it is set.</summary>
        public bool UseDateInLogFileName
        {
            get => _useDate;
            set
            {
                CloseLog();
                _useDate = value;
            }
        }

        /// <summary>Where else the log goes; null: nowhere.</summary>
        public IProtocolLog? ProtocolLog { get; set; }

        /// <summary>Whether what messages hold is logged as well; not unless it is set.</summary>
        public bool LogMessageBodies { get; set; }

        /// <summary>Takes the log's settings back to what they were at first, and closes the file.</summary>
        public void ResetLogSettings()
        {
            EnableLogger = false;
            LogFileName = null;
            UseDateInLogFileName = false;
            ProtocolLog = null;
            LogMessageBodies = false;
        }

        /// <summary>The log of a connection that is about to be made; null: none is wanted.</summary>
        internal ConnectionLog? LogOf(int connectionId)
        {
            if (!EnableLogger) return null;
            IProtocolLog? file = OpenLog();
            IProtocolLog? other = ProtocolLog;
            IProtocolLog? log = file == null ? other : other == null ? file : new TwoLogs(file, other);
            return log == null ? null : new ConnectionLog(log, connectionId, Clock, LogMessageBodies);
        }

        private FileProtocolLog? OpenLog()
        {
            lock (_logGate)
            {
                if (_logFileName == null) return null;
                _logFile ??= new FileProtocolLog(_logFileName, _useDate, Clock);
                _logFile.Open();
                return _logFile;
            }
        }

        private void CloseLog()
        {
            lock (_logGate)
            {
                _logFile?.Dispose();
                _logFile = null;
            }
        }
    }
}
