using System;

namespace Pop3Nano.Protocol
{
    /// <summary>
    /// POP3 without I/O: octets in, octets out, events. It knows no clock, no channel and no strings that it has to build.
    /// </summary>
    /// <remarks>
    /// <para>The rules of the room:</para>
    /// <para>1. Every transition is in the table (Pop3.commands) or in this class.</para>
    /// <para>2. After <see cref="Pop3Event.Broken"/> always Broken; after <see cref="Pop3Event.Closed"/> always Closed.</para>
    /// <para>3. -ERR is an ordinary event. Local misuse (<see cref="Refusal"/>, nothing written), remote misbehaviour
    /// (Broken and <see cref="Fault"/>) and -ERR are three different things.</para>
    /// <para>4. A refused command leaves the send buffer as it was.</para>
    /// <para>5. Slices (<see cref="TextStart"/>, <see cref="TextLength"/>) lie in the receive buffer and are valid until the next
    /// <see cref="Next"/>.</para>
    /// <para>The order of calls: queue commands (Write…), send the octets from <see cref="SendStart"/>, call <see cref="Sent"/>;
    /// then <see cref="Next"/> until it says NeedOctets; then read into the space of <see cref="GetReceiveSpace"/>, call
    /// <see cref="Received"/>, and Next again. Nothing is allocated after the constructor, but for a
    /// wider window on .NET.</para>
    /// </remarks>
    public sealed partial class Pop3Engine
    {
        private byte[] _send;
        private readonly byte[] _receive;
        private int _sendStart;
        private int _sendEnd;
        private int _start;
        private int _end;
        private bool _closed;
        private Pop3Trace _trace = null!; // optional: null until TraceTo
        private Pop3State _state;
        private Pop3Fault _fault;

        /// <summary>
        /// An engine that waits for the greeting. The buffers stay the caller's; nobody else may touch them meanwhile.
        /// </summary>
        /// <param name="send">Holds queued commands: at least 32 octets; 512 take any command of RFC 2449 §4 twice.</param>
        /// <param name="receive">Holds what came: at least 64 octets; a status or listing line must fit (512 octets, RFC 2449 §4).</param>
        /// <param name="maxCommands">How many commands may wait for replies, from 1 to 1024.</param>
        /// <param name="maxUnansweredOctets">How many octets of commands may wait for replies: what the peer takes in without blocking.</param>
        /// <exception cref="ArgumentException">A buffer or a bound is too small or too large.</exception>
        public Pop3Engine(byte[] send, byte[] receive, int maxCommands, int maxUnansweredOctets)
        {
            ProveSizes(send.Length, receive.Length, maxCommands, maxUnansweredOctets);
            _send = send;
            _receive = receive;
            _forms = new int[maxCommands];
            _tags = new int[maxCommands];
            _numbers = new int[maxCommands];
            _sizes = new byte[maxCommands];
            _maxUnanswered = maxUnansweredOctets;
        }

        /// <summary>Where the session is, as far as replies have come.</summary>
        public Pop3State State { get { return _state; } }

        /// <summary>How the server broke the protocol; None while it did not.</summary>
        public Pop3Fault Fault { get { return _fault; } }

        /// <summary>Where the unsent octets start in the send buffer.</summary>
        public int SendStart { get { return _sendStart; } }

        /// <summary>How many octets are unsent.</summary>
        public int SendLength { get { return _sendEnd - _sendStart; } }

        /// <summary>How many commands wait for the end of their reply.</summary>
        public int Outstanding { get { return _count; } }

        /// <summary>Takes note that octets from <see cref="SendStart"/> were sent. Sent octets are wiped: some are secrets.</summary>
        /// <exception cref="ArgumentException">More than <see cref="SendLength"/>, or fewer than 0.</exception>
        public void Sent(int count)
        {
            if (count < 0 || count > _sendEnd - _sendStart) throw Fail.Argument("More was sent than queued.");
            Octets.Wipe(_send, _sendStart, count);
            _sendStart += count;
            if (_sendStart != _sendEnd) return;
            _sendStart = 0;
            _sendEnd = 0;
        }

        // What an engine can be made of; a session's options ask before anything is connected.
        internal static void ProveSizes(int send, int receive, int maxCommands, int maxUnansweredOctets)
        {
            if (send < 32) throw Fail.Argument("The send buffer needs 32 octets or more.");
            if (receive < 64) throw Fail.Argument("The receive buffer needs 64 octets or more.");
            if (maxCommands < 1 || maxCommands > 1024) throw Fail.Argument("From 1 to 1024 commands may wait for replies.");
            if (maxUnansweredOctets < 1) throw Fail.Argument("The window needs 1 octet or more.");
        }

        /// <summary>Puts another send buffer, of 32 octets or more, in the place of the present one, for a long response. False while octets are unsent.</summary>
        public bool UseSendBuffer(byte[] send)
        {
            if (_sendEnd > 0 || send.Length < 32) return false;
            _send = send;
            return true;
        }

        /// <summary>Where to put the octets that come next. There is room whenever <see cref="Next"/> said NeedOctets.</summary>
        public void GetReceiveSpace(out int start, out int length)
        {
            start = _end;
            length = _receive.Length - _end;
        }

        /// <summary>Takes note that octets were put there; 0: the server has closed the connection.</summary>
        /// <exception cref="ArgumentException">More than there was room for, or fewer than 0.</exception>
        public void Received(int count)
        {
            if (count < 0 || count > _receive.Length - _end) throw Fail.Argument("More was received than there was room for.");
            if (count == 0) _closed = true;
            _end += count;
        }

        /// <summary>
        /// Takes note that STLS was answered with +OK and that the TLS handshake is next. False if octets came behind the reply: they are
        /// an attacker's, the session is broken, and the handshake must not be made (RFC 2595 §4). Capabilities are forgotten.
        /// </summary>
        public bool TlsStarted()
        {
            if (!_tlsPending || _last != Pop3Event.NeedOctets) return false;
            if (_end != _start)
            {
                Break(Pop3Fault.OctetsBehindStls);
                return false;
            }
            _tlsPending = false;
            ForgetCapabilities();
            return true;
        }

        /// <summary>Shows the dialogue to a trace from now on.</summary>
        public void TraceTo(Pop3Trace trace)
        {
            _trace = trace;
        }
    }
}
