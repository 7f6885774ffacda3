using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>
    /// A dialogue with one server: the engine, driven over a channel. Its methods are RFC 1939's words. One thread at a time, but for Dispose on .NET.
    /// </summary>
    /// <remarks>
    /// <para>Every word sends, waits for its status line and throws if it is -ERR (<see cref="Pop3CommandException"/>, the session goes on)
    /// or if the server breaks the protocol (<see cref="Pop3ProtocolException"/>), is gone (<see cref="Pop3ConnectionLostException"/>)
    /// or late (<see cref="TimeoutException"/>). After the latter three, or a cancellation, the session is dead: a late reply is never
    /// taken for another command's. Arguments that can't be sent are an <see cref="ArgumentException"/>, words out of season an
    /// <see cref="InvalidOperationException"/>; nothing was sent then.</para>
    /// <para>Lines and octets of a reply are read by <see cref="ReadLine"/> and <see cref="ReadOctets"/>; what is left unread is skipped
    /// by the next word. <see cref="Dispose"/> never sends QUIT: marks are not carried out by accident (RFC 1939 §6).</para>
    /// </remarks>
    public sealed partial class Pop3Session : IDisposable
    {
        private readonly Pop3Channel _channel;
        private byte[] _send;
        private readonly byte[] _receive;
        private int _timeout;
        private Pop3Flight _flight = null!; // optional: the flight that is under way
        private bool _dead;
        private bool _isQuit; // the reply to QUIT, or the close in its place, was read
        private bool _holdsFlight; // a word is waiting for its reply: the flight goes on after it
        private bool _isFirstReplyIn; // a login has read the first reply of its flight already
        private bool _succeeded;

        /// <summary>A session over a channel that is connected; the greeting has not been read yet (<see cref="Greet"/>).</summary>
        public Pop3Session(Pop3Channel channel, Pop3SessionOptions options)
            : this(channel, options, new Pop3ServerProfile())
        {
        }

        /// <summary>The same with what is remembered of the server.</summary>
        public Pop3Session(Pop3Channel channel, Pop3SessionOptions options, Pop3ServerProfile profile)
        {
            _channel = channel;
            _send = new byte[options.SendBuffer];
            _receive = new byte[options.ReceiveBuffer];
            _timeout = options.Timeout;
            Engine = new Pop3Engine(_send, _receive, options.MaxCommands, options.MaxUnansweredOctets);
            Pop3Trace trace = options.Trace;
            Guard(ref trace);
            Engine.TraceTo(trace);
            Profile = profile;
        }

        /// <summary>The engine: its Write methods queue commands that <see cref="NextReply"/> sends.</summary>
        public Pop3Engine Engine { get; }

        /// <summary>What is known of the server; it learns as the session goes.</summary>
        public Pop3ServerProfile Profile { get; }

        /// <summary>Where the session is (RFC 1939 §3).</summary>
        public Pop3State State { get { return _dead ? Pop3State.Closed : Engine.State; } }

        /// <summary>True once the connection is over, for good or ill.</summary>
        public bool IsOver { get { return State == Pop3State.Closed; } }

        /// <summary>True if TLS protects the connection.</summary>
        public bool IsSecure { get { return _channel.IsSecure; } }

        /// <summary>True if the present reply is +OK.</summary>
        public bool Succeeded { get { return _succeeded; } }

        /// <summary>Whose reply the present one is.</summary>
        public Pop3Command Command { get { return Engine.Command; } }

        /// <summary>The place in the flight of the command whose reply the present one is.</summary>
        public int Tag { get { return Engine.Tag; } }

        /// <summary>The message number of the present line or reply.</summary>
        public int Message { get { return Engine.Message; } }

        /// <summary>The size in octets that the present line of LIST, or the reply to STAT, says: a hint; -1: unknown. Other replies leave it as it was, but for a capability list.</summary>
        public long Size { get { return Engine.Size; } }

        /// <summary>The response code of the present reply (RFC 2449 §8).</summary>
        public Pop3ResponseCode ResponseCode { get { return Engine.ResponseCode; } }

        /// <summary>The buffer that the present line's text, unique-id or octets lie in, until the next read.</summary>
        public byte[] Buffer { get { return _receive; } }

        /// <summary>Where they start.</summary>
        public int TextStart { get { return Engine.TextStart; } }

        /// <summary>How many octets they are.</summary>
        public int TextLength { get { return Engine.TextLength; } }

        /// <summary>The present text or unique-id as a string; control characters are replaced.</summary>
        public string GetText()
        {
            return Fail.Readable(_receive, Engine.TextStart, Engine.TextLength);
        }

        /// <summary>Ends the connection at once, without QUIT: messages that were marked stay (RFC 1939 §6).</summary>
        public void Dispose()
        {
            _dead = true;
            ForgetLogin(); // it holds the password, and so may the buffer
            Octets.Wipe(_send, 0, _send.Length);
            _channel.Close();
        }

        /// <summary>
        /// Reads up to the status line of the next reply, after skipping what is left of the present one; sends what is queued first.
        /// False: nothing is due, the flight has landed. <see cref="Succeeded"/> tells +OK from -ERR.
        /// </summary>
        public bool NextReply()
        {
            if (TakeFirstReply()) return true;
            while (IsBodyDue()) NextEvent();
            if (!IsReplyDue()) return false;
            Allow(_timeout);
            return Take(NextEvent());
        }

        /// <summary>Reads one line of a listing. False: that was the last one.</summary>
        public bool ReadLine()
        {
            return ReadOctets();
        }

        /// <summary>Reads a slice of a message, as long as it happened to come, the byte-stuffing undone. False: that was the last one.</summary>
        public bool ReadOctets()
        {
            return IsBodyDue() && NextEvent() != Pop3Event.End;
        }

        /// <summary>Sends what was queued, reads the status line and throws if it is -ERR: what every word does.</summary>
        /// <param name="written">What the engine's Write method returned.</param>
        public void Expect(bool written)
        {
            ReadOwnReply(written);
            if (!_succeeded) throw Refused();
        }

        /// <summary>Starts a flight: its replies come by <see cref="NextReply"/>, in order. Without PIPELINING they are asked for one by one.</summary>
        /// <exception cref="InvalidOperationException">Another flight is under way, or one of the commands is not legal here.</exception>
        public void Start(Pop3Flight flight)
        {
            if (IsFlying) throw Fail.Misuse("Another flight is under way: read its replies first.");
            flight.Rewind();
            Widen(flight);
            int before = Engine.Outstanding;
            bool written = TopUp(flight);
            if (!written && Engine.Outstanding > before) Dispose(); // half a flight must not take off
            else if (written) _flight = flight;
            if (!written && Engine.Fault == Pop3Fault.None) throw Fail.Refused(Engine.Refusal);
            Check(written);
        }

        // Reads up to the reply of the command that was queued just now. Replies ahead of it that nobody read are skipped; what a flight
        // has not written yet waits meanwhile.
        private void ReadOwnReply(bool written)
        {
            int count = RepliesToOwn(written);
            _holdsFlight = true;
            while (count-- > 0) NextReply();
            _holdsFlight = false;
        }

        private int RepliesToOwn(bool written)
        {
            Check(written);
            _isFirstReplyIn = false;
            return Engine.Outstanding - (Engine.HasBody ? 1 : 0);
        }

        private bool TakeFirstReply()
        {
            bool first = _isFirstReplyIn;
            _isFirstReplyIn = false;
            return first;
        }

        // Where a session has died within a reply, the rest of it never comes, and the channel is closed.
        private bool IsBodyDue()
        {
            if (!Engine.HasBody) return false;
            if (_dead) throw Over();
            return true;
        }

        private bool IsReplyDue()
        {
            if (_isQuit) return false;
            if (_dead) throw Over();
            if (_flight != null && !_holdsFlight) Check(TopUp(_flight));
            if (Engine.Outstanding > 0) return true;
            if (!_holdsFlight) _flight = null!;
            return false;
        }

        private bool Take(Pop3Event found)
        {
            _succeeded = found == Pop3Event.Ok;
            if (Engine.Command == Pop3Command.Quit) _isQuit = true;
            return true;
        }

        private bool IsFlying { get { return _flight != null && !_flight.IsWritten; } }

        // RFC 2449 §6.6: without PIPELINING a command waits for the reply to the one before it. Where capabilities were never asked for, the
        // caller who starts a flight has decided.
        private bool TopUp(Pop3Flight flight)
        {
            bool oneByOne = !Profile.MayPipeline;
            Tune(ref oneByOne);
            return flight.TopUp(Engine, oneByOne);
        }

        // Where the platform's part of this class lets the caller decide.
        partial void Tune(ref bool oneByOne);

        // Where the platform's part of this class makes room for a long flight.
        partial void Widen(Pop3Flight flight);

        // Where the platform's part of this class ends a session whose trace throws. A poll ends its session whatever is thrown.
        partial void Guard(ref Pop3Trace trace);

        private void Check(bool written)
        {
            if (_dead) throw Over();
            if (written) return;
            if (Engine.Fault == Pop3Fault.None) throw Fail.Refused(Engine.Refusal);
            Dispose(); // a reply that nobody asked for came meanwhile
            throw Fail.Broken(Engine.Fault);
        }

        private static Exception Over()
        {
            return Fail.Misuse("The session is over.");
        }

        private Pop3CommandException Refused()
        {
            return new Pop3CommandException(Engine.Command, GetText(), Engine.ResponseCode);
        }
    }
}
