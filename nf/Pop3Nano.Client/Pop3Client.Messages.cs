using System;
using System.IO;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // Messages and headers, as they come.
    public sealed partial class Pop3Client
    {
        private const int Scratch = 1024; // octets of the reader: what a device spares
        private const int Levels = 7; // of parts inside parts, as many as the scratch has room for
        private const int FieldOctets = 65536;
        private const int Parts = 1000;

        private MimeReader _reader = null!; // optional: from the first FetchMessage on
        private bool _hasNoTop;

        /// <summary>
        /// Fills the buffer with a message's header exactly as it was sent, up to the empty line that ends it (TOP n 0, RFC 1939 §7, or RETR where the server
        /// has no TOP).
        /// </summary>
        /// <returns>The header's octets. If there are more than the buffer has room for, the rest was left out.</returns>
        public int GetMessageHeaders(int sequenceNumber, byte[] buffer)
        {
            return ReadHeaders(ClientArgument.Number(sequenceNumber), "", buffer);
        }

        /// <inheritdoc cref="GetMessageHeaders(int, byte[])"/>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        public int GetMessageHeaders(string uniqueId, byte[] buffer)
        {
            return ReadHeaders(0, ClientArgument.UniqueId(uniqueId), buffer);
        }

        /// <summary>Reads a message and pushes it into the sink, token by token (RETR, RFC 1939 §5). An exception of the sink ends the call and, unless messages are marked, the connection.</summary>
        public void FetchMessage(int sequenceNumber, IMessageSink sink)
        {
            ReadMessage(ClientArgument.Number(sequenceNumber), "", sink);
        }

        /// <inheritdoc cref="FetchMessage(int, IMessageSink)"/>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        public void FetchMessage(string uniqueId, IMessageSink sink)
        {
            ReadMessage(0, ClientArgument.UniqueId(uniqueId), sink);
        }

        /// <summary>Writes a message octet by octet as it was sent, in constant memory. The stream stays open (RETR, RFC 1939 §5).</summary>
        public void SaveMessage(int sequenceNumber, Stream destination)
        {
            CopyMessage(ClientArgument.Number(sequenceNumber), "", destination);
        }

        /// <inheritdoc cref="SaveMessage(int, Stream)"/>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        public void SaveMessage(string uniqueId, Stream destination)
        {
            CopyMessage(0, ClientArgument.UniqueId(uniqueId), destination);
        }

        private int ReadHeaders(int number, string uniqueId, byte[] buffer)
        {
            ClientArgument.Given(buffer, nameof(buffer));
            Pop3Session session = Enter(true);
            try
            {
                number = Resolve(number, uniqueId);
                StreamReplies();
                AskHeader(session, number);
                var header = new HeaderCut(buffer);
                _isUnread = true;
                while (session.ReadOctets()) header.Add(session.Buffer, session.TextStart, session.TextLength);
                _isUnread = false;
                TellOne(number, uniqueId);
                return header.Length;
            }
            finally
            {
                Leave();
            }
        }

        private void AskHeader(Pop3Session session, int number)
        {
            Pop3Capabilities known = session.Profile.Before | session.Profile.After;
            bool announced = (known & Pop3Capabilities.Top) != 0;
            if (_hasNoTop || (known != Pop3Capabilities.None && !announced))
            {
                session.Retr(number);
                return;
            }
            try
            {
                session.Top(number, 0);
                return;
            }
            catch (Pop3CommandException)
            {
                if (announced) throw;
            }
            // The server has never said that it has TOP: perhaps it has none.
            session.Retr(number);
            _hasNoTop = true;
        }

        private void ReadMessage(int number, string uniqueId, IMessageSink sink)
        {
            ClientArgument.Given(sink, nameof(sink));
            Pop3Session session = Enter(true);
            try
            {
                number = Resolve(number, uniqueId);
                StreamReplies();
                session.Retr(number);
                _isUnread = true;
                if (_reader == null) _reader = new MimeReader(Scratch, Levels, FieldOctets, Parts);
                _reader.Begin();
                bool isWanted = true;
                while (session.ReadOctets())
                {
                    if (!isWanted) continue;
                    _reader.Push(session.Buffer, session.TextStart, session.TextLength);
                    isWanted = Pump(sink);
                }
                _isUnread = false;
                TellOne(number, uniqueId);
                if (!isWanted) return;
                _reader.Complete();
                Pump(sink);
            }
            finally
            {
                Leave();
            }
        }

        // False: the sink wants no more.
        private bool Pump(IMessageSink sink)
        {
            while (true)
            {
                MimeToken token = _reader.Read();
                if (token == MimeToken.NeedOctets) return true;
                if (!sink.Take(_reader, token)) return false;
                if (token == MimeToken.MessageEnd) return true;
            }
        }

        private void CopyMessage(int number, string uniqueId, Stream destination)
        {
            ClientArgument.Given(destination, nameof(destination));
            if (!destination.CanWrite) throw new ArgumentException("The stream can't be written to.", nameof(destination));
            Pop3Session session = Enter(true);
            try
            {
                number = Resolve(number, uniqueId);
                StreamReplies();
                session.Retr(number);
                _isUnread = true;
                while (session.ReadOctets()) destination.Write(session.Buffer, session.TextStart, session.TextLength);
                _isUnread = false;
                TellOne(number, uniqueId);
            }
            finally
            {
                Leave();
            }
        }
    }
}
