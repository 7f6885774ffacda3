using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>How large a session is and how long it waits. What is out of bounds is an ArgumentException where it is set: before anything is connected.</summary>
    public sealed class Pop3SessionOptions
    {
        private int _sendBuffer = 2048;
        private int _receiveBuffer = 16384;
        private int _maxCommands = 128;
        private int _maxUnansweredOctets = 1024;
        private int _timeout = 100000;

        /// <summary>Octets for queued commands, from 32.</summary>
        /// <exception cref="System.ArgumentException">They are fewer.</exception>
        public int SendBuffer
        {
            get { return _sendBuffer; }
            set
            {
                Pop3Engine.ProveSizes(value, _receiveBuffer, _maxCommands, _maxUnansweredOctets);
                _sendBuffer = value;
            }
        }

        /// <summary>Octets for what comes, from 64; a status or listing line must fit (512 by RFC 2449 §4).</summary>
        /// <exception cref="System.ArgumentException">They are fewer.</exception>
        public int ReceiveBuffer
        {
            get { return _receiveBuffer; }
            set
            {
                Pop3Engine.ProveSizes(_sendBuffer, value, _maxCommands, _maxUnansweredOctets);
                _receiveBuffer = value;
            }
        }

        /// <summary>How many commands may wait for replies, from 1 to 1024; 128 hold fifty messages with their unique-ids. On .NET a longer
        /// flight widens the window to up to 1,024 commands and 12 KB, unless it was set.</summary>
        /// <exception cref="System.ArgumentException">They are fewer, or more.</exception>
        public int MaxCommands
        {
            get { return _maxCommands; }
            set
            {
                Pop3Engine.ProveSizes(_sendBuffer, _receiveBuffer, value, _maxUnansweredOctets);
                _maxCommands = value;
            }
        }

        /// <summary>How many octets of commands may wait for replies, from 1 (RFC 2449 §6.6).</summary>
        /// <exception cref="System.ArgumentException">They are fewer.</exception>
        public int MaxUnansweredOctets
        {
            get { return _maxUnansweredOctets; }
            set
            {
                Pop3Engine.ProveSizes(_sendBuffer, _receiveBuffer, _maxCommands, value);
                _maxUnansweredOctets = value;
            }
        }

        /// <summary>Milliseconds for each reply, from 1; -1: no limit. A long reply earns one second for each 16 KB.</summary>
        /// <exception cref="System.ArgumentException">It is less than 1, and not -1.</exception>
        public int Timeout
        {
            get { return _timeout; }
            set
            {
                if (value < 1 && value != -1) throw Fail.Argument("A timeout is a positive number of milliseconds, or -1.");
                _timeout = value;
            }
        }

        /// <summary>Shows the dialogues of sessions that are made from now on to a trace, secrets left out, from the greeting on.</summary>
        public void TraceTo(Pop3Trace trace)
        {
            Trace = trace;
        }

        internal Pop3Trace Trace { get; private set; } = null!; // optional: null until TraceTo

        /// <summary>Sizes for a device with 100 KB of heap: 512 and 1024 octets of buffers, a window of 8 commands and 256 octets.</summary>
        public static Pop3SessionOptions ForDevice()
        {
            var options = new Pop3SessionOptions();
            options.SendBuffer = 512;
            options.ReceiveBuffer = 1024;
            options.MaxCommands = 8;
            options.MaxUnansweredOctets = 256;
            options.Timeout = 30000;
            return options;
        }
    }
}
