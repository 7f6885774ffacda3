using System;
using System.Globalization;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>Writes one connection's dialogue into a log.</summary>
    public sealed class ConnectionLog
    {
        private readonly IProtocolLog _log;
        private readonly int _connectionId;
        private readonly TimeProvider _clock;
        private readonly Func<bool> _isOn;
        private readonly Func<bool> _logsMessages;

        /// <summary>A log of all that a connection says.</summary>
        /// <param name="log">Where to.</param>
        /// <param name="connectionId">What the log calls the connection, from 1.</param>
        /// <param name="clock">Tells the time.</param>
        /// <param name="logsMessages">Whether what messages hold is written down too; otherwise only their length.</param>
        public ConnectionLog(IProtocolLog log, int connectionId, TimeProvider clock, bool logsMessages = false)
            : this(log, connectionId, clock, static () => true, () => logsMessages)
        {
        }

        /// <summary>A log with switches, which are asked about each line before it costs anything.</summary>
        internal ConnectionLog(IProtocolLog log, int connectionId, TimeProvider clock, Func<bool> isOn, Func<bool> logsMessages)
        {
            _log = log ?? throw new ArgumentNullException(nameof(log));
            _connectionId = connectionId;
            _clock = clock ?? throw new ArgumentNullException(nameof(clock));
            _isOn = isOn;
            _logsMessages = logsMessages;
        }

        /// <summary>False: what would be written now is dropped.</summary>
        internal bool IsOn => _isOn();

        /// <summary>Logs the sessions that are made with these options from now on: one, since the log is of one connection.</summary>
        public void AttachTo(Pop3SessionOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            options.TraceTo(new Tap(this));
        }

        /// <summary>Writes down what the client did or found. What the endpoint notices may go here: <c>endpoint.Noticed = log.Note</c>.</summary>
        public void Note(string text)
        {
            if (IsOn) Write(ProtocolDirection.Note, text);
        }

        private void Write(ProtocolDirection direction, string text) => _log.Write(new ProtocolLogEvent(_clock.GetUtcNow(), _connectionId, direction, text));

        private sealed class Tap(ConnectionLog owner) : Pop3Trace
        {
            public override void Command(byte[] buffer, int start, int visible, int length)
            {
                if (owner.IsOn) owner.Write(ProtocolDirection.Sent, Encoding.UTF8.GetString(buffer, start, visible) + (visible < length ? "***" : ""));
            }

            public override void Reply(byte[] buffer, int start, int length)
            {
                if (owner.IsOn) owner.Write(ProtocolDirection.Received, Encoding.UTF8.GetString(buffer, start, length));
            }

            public override void Octets(byte[] buffer, int start, int length)
            {
                if (owner.IsOn && owner._logsMessages()) owner.Write(ProtocolDirection.Received, Encoding.UTF8.GetString(buffer, start, length));
            }

            public override void Message(long octets)
            {
                if (owner.IsOn) owner.Write(ProtocolDirection.Received, string.Create(CultureInfo.InvariantCulture, $"(a message of {octets} octets)"));
            }
        }
    }
}
