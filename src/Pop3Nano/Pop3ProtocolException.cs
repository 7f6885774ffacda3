using System;

namespace Pop3Nano
{
    /// <summary>The server broke the protocol. The session is dead.</summary>
    public class Pop3ProtocolException : Exception
    {
        /// <summary>A fault, in words.</summary>
        public Pop3ProtocolException(Pop3Fault fault)
            : base(Describe(fault))
        {
            Fault = fault;
        }

        /// <summary>How the protocol was broken.</summary>
        public Pop3Fault Fault { get; }

        private static string Describe(Pop3Fault fault)
        {
            switch (fault)
            {
                case Pop3Fault.BadStatus: return "The server answered with neither +OK nor -ERR.";
                case Pop3Fault.BadNumber: return "The server sent a count or message number that is none, or not the one that was asked for.";
                case Pop3Fault.LineTooLong: return "The server sent a line that does not fit the receive buffer.";
                case Pop3Fault.TooManyLines: return "The server sent a listing without an end.";
                case Pop3Fault.TooManyBadLines: return "The server sent a listing that can't be read.";
                case Pop3Fault.UnexpectedReply: return "The server sent a reply that nobody asked for.";
                case Pop3Fault.SmtpGreeting: return "An SMTP server answered: this is not the POP3 port.";
                case Pop3Fault.ImapGreeting: return "An IMAP server answered: this is not the POP3 port.";
                case Pop3Fault.TlsGreeting: return "The port speaks TLS from the start: connect with implicit TLS.";
                case Pop3Fault.OctetsBehindStls: return "Octets came behind the reply to STLS: somebody may be tampering with the connection.";
                case Pop3Fault.TooManyBlankLines: return "The server sends blank lines without end.";
                case Pop3Fault.BadChallenge: return "The server sent a SASL challenge that can't be read.";
                case Pop3Fault.UnsafeChallenge: return "The server sent a SASL challenge that is not safe to answer.";
                case Pop3Fault.BadServerProof: return "The server did not prove that it knows the secret: it may be an impostor.";
                default: return "What answered is no POP3 server.";
            }
        }
    }
}
