using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // The server, and the maildrop as a whole.
    public sealed partial class Pop3Client
    {
        /// <summary>NOOP (RFC 1939 §5): asks whether the connection is still good.</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public void Noop()
        {
            Pop3Session session = Enter(true);
            try
            {
                session.Noop();
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>Whether the server takes the credentials. False: it refused them. Everything else that can go wrong throws. The connection stays open for the next call.</summary>
        public bool ValidateCredentials()
        {
            try
            {
                Noop();
                return true;
            }
            catch (Pop3CommandException refusal)
            {
                // [AUTH] says so; without a code a refused login can mean nothing else (RFC 2449 §8.1, RFC 3206 §5).
                Pop3Command command = refusal.Command;
                bool login = command == Pop3Command.User || command == Pop3Command.Pass || command == Pop3Command.Auth || command == Pop3Command.Apop;
                if (!login || (refusal.ResponseCode != Pop3ResponseCode.None && refusal.ResponseCode != Pop3ResponseCode.Auth)) throw;
                return false;
            }
        }

        /// <summary>Tells the capability lines as the server sends them (CAPA, RFC 2449 §5), after the login if there is one; none if it does not know CAPA.</summary>
        public void GetCapabilities(Pop3LineCallback callback)
        {
            ClientArgument.Given(callback, nameof(callback));
            Pop3Session session = Enter(true);
            try
            {
                var flight = new Pop3Flight(1);
                flight.Capa();
                session.Start(flight);
                while (session.NextReply())
                {
                    _isUnread = true;
                    while (session.ReadLine()) callback(session.GetText());
                    _isUnread = false;
                }
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>The number of messages (STAT, RFC 1939 §5).</summary>
        public int GetMessageCount()
        {
            return Stat(false, out long _);
        }

        /// <summary>The same, in a session that was begun afresh if <paramref name="closeTransaction"/>: it sees what has come meanwhile.</summary>
        /// <exception cref="InvalidOperationException">Messages are marked for deletion: commit or undo that first.</exception>
        public int GetMessageCount(bool closeTransaction)
        {
            return Stat(closeTransaction, out long _);
        }

        /// <summary>The size of all messages in octets, a hint (STAT, RFC 1939 §5).</summary>
        public long GetMailboxSize()
        {
            Stat(false, out long size);
            return size;
        }

        /// <inheritdoc cref="GetMessageCount(bool)"/>
        public long GetMailboxSize(bool closeTransaction)
        {
            Stat(closeTransaction, out long size);
            return size;
        }

        private int Stat(bool closeTransaction, out long size)
        {
            Pop3Session session = Enter(true);
            try
            {
                if (closeTransaction) session = StartAfresh();
                int count = session.Stat();
                size = session.Size;
                TellCount();
                return count;
            }
            finally
            {
                Leave();
            }
        }

        // Marks are neither carried out nor lost that way: they have to be decided about first.
        private Pop3Session StartAfresh()
        {
            if (_markCount > 0)
                throw new InvalidOperationException("Messages are marked for deletion: CommitDeletes or UndeleteMessages first, since a new session would decide about them.");
            Quit();
            Open();
            return _session;
        }
    }
}
