using System;
using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a poll does in the maildrop: list, read, hand over, delete. Three flights: the listings behind the login, the messages with
    /// their unique-ids, the deletions with QUIT. Its memory is fixed, whatever the maildrop holds.
    /// </summary>
    internal sealed class MaildropVisit
    {
        private const int TopLines = 20;

        private readonly PollerOptions _options;
        private readonly IBoard _board;
        private readonly IMailHandler _handler;
        private readonly PollReport _report;
        private readonly KeptMails _kept = new KeptMails(64);
        private readonly PolledMail _mail;
        private readonly Pop3Flight _flight = new Pop3Flight(8);
        private readonly int[] _numbers;
        private readonly long[] _sizes;
        private readonly int[] _hashes;
        private readonly bool[] _marked;
        private int _count;
        private int _seen;
        private int _passedOver;
        private bool _hasUniqueIds;

        internal MaildropVisit(IBoard board, PollerOptions options, IMailHandler handler, PollReport report)
        {
            int most = options.MaxMessages < 1 ? 1 : options.MaxMessages;
            _board = board;
            _options = options;
            _handler = handler;
            _report = report;
            _mail = new PolledMail(options.SubjectSize, options.TextSize);
            _numbers = new int[most];
            _sizes = new long[most];
            _hashes = new int[most];
            _marked = new bool[most];
        }

        /// <summary>The flight that goes behind the login, or with it.</summary>
        internal Pop3Flight Listings(Pop3ServerProfile profile)
        {
            _flight.Clear();
            _flight.Uidl();
            _flight.List();
            if (!profile.KnowsAfter) _flight.Capa();
            return _flight;
        }

        /// <summary>All that follows the login. True: the server has confirmed the deletions.</summary>
        internal bool Run(Pop3Session session)
        {
            ReadListings(session);
            if (_count > 0) ReadMessages(session);
            return DeleteAndQuit(session);
        }

        // UIDL says which messages are new; LIST, in the same flight, how large they are, and it is there where UIDL is not.
        private void ReadListings(Pop3Session session)
        {
            _count = 0;
            _hasUniqueIds = false;
            _passedOver = 0;
            while (session.NextReply())
            {
                bool uidl = session.Command == Pop3Command.Uidl;
                if (uidl) _hasUniqueIds = session.Succeeded;
                bool list = session.Command == Pop3Command.List;
                if (list && !session.Succeeded && !_hasUniqueIds) throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
                _seen = 0;
                while (session.ReadLine())
                {
                    _seen++;
                    if (uidl && !Choose(session)) _passedOver++;
                    if (list) TakeSize(session.Message, session.Size);
                }
                if (uidl || (list && !_hasUniqueIds)) _report.Messages = _seen;
            }
            _report.Remaining = _report.Messages - _passedOver - _count;
            if (_report.Remaining < 0) _report.Remaining = 0;
        }

        // False: the message was read before, and kept.
        private bool Choose(Pop3Session session)
        {
            int hash = Fingerprint.Of(session.Buffer, session.TextStart, session.TextLength);
            if (session.TextLength > 0 && _kept.Has(hash))
            {
                if (_kept.IsFrontier(hash)) PassOverAll();
                return false;
            }
            Add(session.Message, -1, hash);
            return true;
        }

        // All before this one was read once; what was chosen of it had only been forgotten.
        private void PassOverAll()
        {
            _passedOver = _seen - 1; // and this one, which the caller counts
            _count = 0;
        }

        // The listings may differ in what they hold: each size goes to its own number.
        private void TakeSize(int number, long size)
        {
            if (!_hasUniqueIds)
            {
                Add(number, size, 0);
                return;
            }
            for (int i = 0; i < _count; i++)
            {
                if (_numbers[i] == number) _sizes[i] = size;
            }
        }

        private void Add(int number, long size, int hash)
        {
            if (_count == _numbers.Length) return;
            _numbers[_count] = number;
            _sizes[_count] = size;
            _hashes[_count] = hash;
            _marked[_count] = false;
            _count++;
        }

        // Each message's unique-id comes right before it, so that none has to be stored.
        private void ReadMessages(Pop3Session session)
        {
            _flight.Clear();
            for (int i = 0; i < _count; i++)
            {
                if (_hasUniqueIds) _flight.Uidl(_numbers[i]);
                if (_sizes[i] > _options.MaxMessageSize) _flight.Top(_numbers[i], TopLines);
                else _flight.Retr(_numbers[i]);
            }
            session.Start(_flight);
            int each = _hasUniqueIds ? 2 : 1;
            while (session.NextReply())
            {
                _board.FeedWatchdog();
                int index = session.Tag / each;
                if (session.Command == Pop3Command.Uidl) _mail.UniqueId = session.Succeeded ? session.GetText() : "";
                else ReadMessage(session, index);
            }
        }

        private void ReadMessage(Pop3Session session, int index)
        {
            _mail.Number = _numbers[index];
            _mail.Size = _sizes[index];
            _mail.IsOversize = session.Command == Pop3Command.Top;
            if (!_hasUniqueIds) _mail.UniqueId = "";
            if (!session.Succeeded && !_mail.IsOversize)
            {
                _board.Log("message " + _mail.Number.ToString() + " can't be read: " + session.GetText());
                return;
            }
            long octets = 0;
            _mail.Content.Begin();
            while (session.ReadOctets())
            {
                octets += session.TextLength;
                _mail.Content.Add(session.Buffer, session.TextStart, session.TextLength);
            }
            _mail.Content.End();
            // Sizes in listings are hints: what came is what counts.
            if (octets > _options.MaxMessageSize) _mail.IsOversize = true;
            if (_mail.IsOversize) _report.Oversize++;
            Judge(index);
        }

        private void Judge(int index)
        {
            MailVerdict verdict = Ask();
            _report.Read++;
            if (verdict == MailVerdict.Done) _report.Done++;
            if (verdict == MailVerdict.Rejected) _report.Rejected++;
            _marked[index] = verdict == MailVerdict.Done || (verdict == MailVerdict.Rejected && _options.DeleteRejected);
            if (verdict == MailVerdict.Rejected && !_marked[index] && _hasUniqueIds && _mail.UniqueId.Length > 0) _kept.Add(_hashes[index]);
        }

        // A mail that makes the handler fail must not stop the poll, nor come back for ever: it counts as rejected.
        private MailVerdict Ask()
        {
            try
            {
                return _handler.Handle(_mail);
            }
            catch (Exception failure)
            {
                _board.Log("message " + _mail.Number.ToString() + " made the handler fail: " + failure.Message);
                return MailVerdict.Rejected;
            }
        }

        private bool DeleteAndQuit(Pop3Session session)
        {
            _flight.Clear();
            for (int i = 0; i < _count; i++)
            {
                if (_marked[i]) _flight.Dele(_numbers[i]);
            }
            _flight.Quit();
            session.Start(_flight);
            bool confirmed = false;
            while (session.NextReply())
            {
                if (session.Command == Pop3Command.Dele && session.Succeeded) _report.Deleted++;
                if (session.Command == Pop3Command.Dele && !session.Succeeded) _board.Log("a message can't be deleted: " + session.GetText());
                if (session.Command != Pop3Command.Quit) continue;
                confirmed = session.Succeeded;
                break;
            }
            if (!confirmed && !session.IsOver)
                throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
            return confirmed;
        }
    }
}
