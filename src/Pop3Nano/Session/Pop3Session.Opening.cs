using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // From the connection to the login: greeting, STLS, capabilities.
    public sealed partial class Pop3Session
    {
        private string _timestamp = "";
        private bool _sawCapabilities;

        /// <summary>Connects, makes the TLS handshake where it is due, and reads the greeting. There is no way from TLS back to clear text.</summary>
        /// <exception cref="Pop3CommandException">The server does not want us, or has no STLS.</exception>
        /// <exception cref="Pop3ProtocolException">What answered is no POP3 server, or somebody tampers.</exception>
        /// <exception cref="TimeoutException">It took longer than the endpoint allows.</exception>
        public static Pop3Session Connect(Pop3Endpoint endpoint, Pop3SessionOptions options, Pop3ServerProfile profile)
        {
            Pop3Channel channel = TcpChannel.Open(endpoint);
            var session = new Pop3Session(channel, options, profile);
            try
            {
                session.ReadGreeting();
                if (endpoint.Security == Pop3Security.StartTls) session.StartTls();
                return session;
            }
            catch (Exception)
            {
                session.Dispose();
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
            _channel.SetDeadline(_timeout);
            ReadGreeting();
        }

        /// <summary>STLS: makes the rest of the dialogue secure. What was announced before is forgotten. RFC 2595 §4.</summary>
        /// <exception cref="Pop3ProtocolException">Octets came behind the reply: somebody tampers. The session is dead.</exception>
        public void StartTls()
        {
            Expect(Engine.WriteStls(0));
            ProveCleanStart();
            try
            {
                _channel.StartTls();
            }
            catch (Exception)
            {
                Dispose();
                throw;
            }
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        /// <summary>CAPA: what the server can do, into the engine's properties and the profile. A refusal means "nothing special". RFC 2449 §5.</summary>
        public void Capa()
        {
            _channel.SetDeadline(_timeout);
            Check(Engine.WriteCapa(0));
            try
            {
                while (NextReply() && Engine.Command != Pop3Command.Capa)
                {
                    // Replies that nobody read.
                }
                while (ReadLine())
                {
                    // The engine and Note() take each line in.
                }
            }
            catch (Exception)
            {
                // Servers without CAPA may also close, or never answer: the next session goes on without it.
                NoteCapabilities(Pop3Capabilities.None);
                throw;
            }
        }

        /// <summary>Asks for the capabilities (one round trip) and looks for a token, such as one of a table of your own.</summary>
        public bool HasCapability(string token)
        {
            byte[] wanted = new byte[255];
            int length = Octets.Encode(token, wanted, 0, wanted.Length);
            bool found = false;
            Check(Engine.WriteCapa(0));
            while (NextReply() && Engine.Command != Pop3Command.Capa)
            {
                // Replies that nobody read.
            }
            while (ReadLine())
            {
                int end = Octets.IndexOf(_receive, (byte)' ', TextStart, TextLength);
                int size = end < 0 ? TextLength : end - TextStart;
                if (size == length && Fingerprint.Of(wanted, 0, length) == Fingerprint.Of(_receive, TextStart, size)) found = true;
            }
            return found;
        }

        private void ReadGreeting()
        {
            try
            {
                TakeGreeting(NextEvent());
            }
            catch (TimeoutException)
            {
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
            Succeeded = true;
            _timestamp = Timestamp();
            Profile.Meet(Fingerprint.OfGreeting(_receive, TextStart, TextLength));
            Profile.MeetKey(_channel.PeerKeyHash);
        }

        private void ProveCleanStart()
        {
            if (!Engine.TlsStarted())
            {
                Dispose();
                throw Fail.Broken(Engine.Fault);
            }
            if (_sawCapabilities) Profile.KnowsBefore = false;
        }

        // The msg-id in the greeting, from "<" to ">", if it is a proper one: APOP's challenge (RFC 1939 §7).
        private string Timestamp()
        {
            int end = TextStart + TextLength;
            int open = Octets.IndexOf(_receive, (byte)'<', TextStart, TextLength);
            if (open < 0) return "";
            bool at = false;
            for (int i = open + 1; i < end; i++)
            {
                byte octet = _receive[i];
                if (octet == '>') return at ? Octets.Decode(_receive, open, i + 1 - open) : "";
                if (octet <= ' ' || octet > '~' || octet == '<') return "";
                if (octet == '@') at = true;
            }
            return "";
        }

        private void Observe(Pop3Event found)
        {
            if (found == Pop3Event.Line && Engine.Capability == Pop3Capabilities.Implementation)
                Profile.MeetImplementation(Fingerprint.Of(_receive, TextStart, TextLength));
            if (found == Pop3Event.Err) NoteCapabilities(Pop3Capabilities.None);
            if (found != Pop3Event.End) return;
            NoteCapabilities(Engine.Capabilities);
            if (Engine.Mechanisms != Pop3Mechanisms.None) Profile.Mechanisms = Engine.Mechanisms;
            if (Engine.LoginDelaySeconds >= 0) Profile.LoginDelaySeconds = Engine.LoginDelaySeconds;
            if (Engine.ExpireDays >= 0) Profile.ExpireDays = Engine.ExpireDays;
        }

        private void NoteCapabilities(Pop3Capabilities capabilities)
        {
            _sawCapabilities = true;
            Profile.IsChanged = true;
            if (Engine.State == Pop3State.Transaction)
            {
                Profile.KnowsAfter = true;
                Profile.After = capabilities;
                return;
            }
            Profile.KnowsBefore = true;
            Profile.Before = capabilities;
        }
    }
}
