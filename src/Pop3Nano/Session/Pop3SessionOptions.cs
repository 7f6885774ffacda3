using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>How large a session is and how long it waits.</summary>
    public sealed class Pop3SessionOptions
    {
        /// <summary>Octets for queued commands, from 32.</summary>
        public int SendBuffer { get; set; } = 2048;

        /// <summary>Octets for what comes, from 64; a status or listing line must fit (512 by RFC 2449 §4).</summary>
        public int ReceiveBuffer { get; set; } = 16384;

        /// <summary>How many commands may wait for replies, from 1 to 1024; 128 hold fifty messages with their unique-ids.</summary>
        public int MaxCommands { get; set; } = 128;

        /// <summary>How many octets of commands may wait for replies, from 1 (RFC 2449 §6.6).</summary>
        public int MaxUnansweredOctets { get; set; } = 1024;

        /// <summary>Milliseconds for each reply, from 1; -1: no limit. A long reply earns one second for each 16 KB.</summary>
        public int Timeout { get; set; } = 100000;

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
