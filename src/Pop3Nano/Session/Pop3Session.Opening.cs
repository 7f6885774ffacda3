using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // From the connection to the login: greeting and STLS.
    public sealed partial class Pop3Session
    {
        private string _timestamp = "";

        /// <summary>Connects, makes the TLS handshake where it is due, and reads the greeting. There is no way from TLS back to clear text.</summary>
        /// <exception cref="ArgumentException">The endpoint's certificates can't be read. On .NET nothing was connected, on a device no login was sent.</exception>
        /// <exception cref="Pop3CommandException">The server does not want us, or has no STLS.</exception>
        /// <exception cref="Pop3ProtocolException">What answered is no POP3 server, or somebody tampers.</exception>
        /// <exception cref="TimeoutException">It took longer than the endpoint allows.</exception>
        /// <exception cref="System.IO.IOException">
        /// The connection was lost, or on .NET there is no TLS with a good certificate, or the proxy does not lead there. A server that can't be reached is the
        /// platform's SocketException, and on a device so is one that can't be trusted.
        /// </exception>
        public static Pop3Session Connect(Pop3Endpoint endpoint, Pop3SessionOptions options, Pop3ServerProfile profile)
        {
            Pop3Channel channel = TcpChannel.Open(endpoint);
            try
            {
                var session = new Pop3Session(channel, options, profile);
                session._isOpening = true;
                session.ReadGreeting();
                if (endpoint.Security == Pop3Security.StartTls) session.StartTls();
                session._isOpening = false;
                return session;
            }
            catch (Exception)
            {
                channel.Close(); // the session holds no secret yet, and there may be none: memory may be too small for its buffers
                throw;
            }
        }

        /// <summary>The same with the usual sizes, and with nothing remembered of the server.</summary>
        public static Pop3Session Connect(Pop3Endpoint endpoint)
        {
            return Connect(endpoint, new Pop3SessionOptions(), new Pop3ServerProfile());
        }

        /// <summary>Reads the greeting; RFC 1939 §3 has the server speak first.</summary>
        public void Greet()
        {
            ProveNotGreeted();
            Allow(_timeout);
            ReadGreeting();
        }

        /// <summary>STLS: makes the rest of the dialogue secure. What was announced before is forgotten. RFC 2595 §4.</summary>
        /// <exception cref="Pop3ProtocolException">Octets came behind the reply: somebody tampers. The session is dead.</exception>
        public void StartTls()
        {
            if (IsSecure) throw Fail.Misuse("TLS protects the connection already.");
            Expect(Engine.WriteStls(0));
            ProveCleanStart();
            try
            {
                _channel.StartTls();
            }
            catch (Exception)
            {
                ProveAlive();
                Dispose();
                throw;
            }
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        // Later replies are other commands'.
        private void ProveNotGreeted()
        {
            if (_dead) throw Over();
            if (State != Pop3State.Greeting) throw Fail.Refused(Pop3Refusal.WrongState);
        }

        private void ReadGreeting()
        {
            try
            {
                TakeGreeting(NextEvent());
            }
            catch (TimeoutException)
            {
                if (IsSecure) throw Fail.Timeout();
                throw Fail.NoGreeting();
            }
        }

        private void TakeGreeting(Pop3Event found)
        {
            if (found == Pop3Event.Err)
            {
                Pop3CommandException refused = Refused();
                Dispose();
                throw refused;
            }
            _succeeded = true;
            _timestamp = Timestamp();
            NoteGreeting();
            Profile.Meet(Fingerprint.OfGreeting(_receive, TextStart, TextLength));
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        // What the platform's part of this class keeps of the greeting.
        partial void NoteGreeting();

        private void ProveCleanStart()
        {
            if (!Engine.TlsStarted())
            {
                Dispose();
                throw Fail.Broken(Engine.Fault);
            }
            if (!_sawCapabilities) return;
            Profile.Note(Pop3ServerProfile.KnowsBeforeBit, false);
            Profile._mechanisms = Pop3Mechanisms.None;
        }

        // The msg-id in the greeting, from "<" to ">", if it is a proper one: APOP's challenge (RFC 1939 §7).
        private string Timestamp()
        {
            int end = TextStart + TextLength;
            int open = Octets.IndexOf(_receive, (byte)'<', TextStart, TextLength);
            if (open < 0) return "";
            int at = 0;
            for (int i = open + 1; i < end; i++)
            {
                byte octet = _receive[i];
                if (octet == '>') return at > open + 1 && at < i - 1 ? Octets.Decode(_receive, open, i + 1 - open) : "";
                if (octet <= ' ' || octet > '~' || octet == '<' || (octet == '@' && at > 0)) return "";
                if (octet == '@') at = i;
            }
            return "";
        }
    }
}
