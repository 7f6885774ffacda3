using System;
using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a poll does in the maildrop: list, read, hand over, delete. Three flights: the listings behind the login, the messages with
    /// their unique-ids, the deletions with QUIT. Its memory is fixed, whatever the maildrop holds.
    /// </summary>
    internal sealed partial class MaildropVisit
    {
        private const int TopLines = 20;

        private readonly PollerOptions _options;
        private readonly IBoard _board;
        private readonly IMailHandler _handler;
        private readonly PollReport _report;
        private readonly KeptMails _kept = new KeptMails(64);
        private readonly KeptMails _obeyed = new KeptMails(32); // since the last confirmed deletion
        private readonly PolledMail _mail;
        private readonly Pop3Flight _flight = new Pop3Flight(8);
        private readonly int[] _numbers;
        private readonly long[] _sizes;
        private readonly int[] _hashes;
        private readonly bool[] _marked;
        private readonly int[] _order; // the places of those that are read, in the order of their flight
        private int _count;
        private int _seen;
        private int _passedOver;
        private bool _hasUniqueIds;
        private bool _isCapaDue;
        private Pop3CommandException _refusal = null!; // optional: the first deletion that was refused

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
            _order = new int[most];
        }

        /// <summary>The flight that goes behind the login, or with it.</summary>
        internal Pop3Flight Listings(Pop3ServerProfile profile)
        {
            _flight.Clear();
            _flight.Uidl();
            _flight.List();
            _isCapaDue = false;
            // A server that did not understand it before the login is not asked again: it may close, or fall silent.
            bool hasCapa = !profile.KnowsBefore || profile.Before != Pop3Capabilities.None;
            if (!profile.KnowsAfter && hasCapa) _flight.Capa();
            return _flight;
        }

        /// <summary>True if the poll failed where only the capability list was due, which a server may not understand.</summary>
        internal bool FailedAtCapa { get { return _isCapaDue; } }

        /// <summary>True if a next poll finds other mails than this one: without unique-ids what is kept stays in the way, and so does what is put off.</summary>
        internal bool CanGoOn { get { return _report.Deleted > 0 || (_hasUniqueIds && _report.Done + _report.Rejected > 0); } }

        /// <summary>All that follows the login. True: the server has confirmed the deletions.</summary>
        internal bool Run(Pop3Session session)
        {
            ReadListings(session);
            if (_count > 0) ReadMessages(session);
            return DeleteAndQuit(session);
        }

        // Each message's unique-id comes right before it, so that none has to be stored.
        private void ReadMessages(Pop3Session session)
        {
            _flight.Clear();
            int wanted = 0;
            for (int i = 0; i < _count; i++)
            {
                if (_marked[i]) continue; // obeyed before, but not yet gone
                _order[wanted++] = i;
                if (_hasUniqueIds) _flight.Uidl(_numbers[i]);
                if (_sizes[i] > _options.MaxMessageSize) _flight.Top(_numbers[i], TopLines);
                else _flight.Retr(_numbers[i]);
            }
            session.Start(_flight);
            int each = _hasUniqueIds ? 2 : 1;
            while (session.NextReply())
            {
                _board.FeedWatchdog();
                int index = _order[session.Tag / each];
                if (session.Command == Pop3Command.Uidl) _mail._uniqueId = session.Succeeded ? session.GetText() : "";
                else ReadMessage(session, index);
            }
        }

        private void ReadMessage(Pop3Session session, int index)
        {
            _mail._number = _numbers[index];
            _mail._size = _sizes[index];
            _mail._isOversize = session.Command == Pop3Command.Top;
            if (!_hasUniqueIds) _mail._uniqueId = "";
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
            if (octets > _options.MaxMessageSize) _mail._isOversize = true;
            if (_mail.IsOversize) _report._oversize++;
            Judge(index);
        }

        private void Judge(int index)
        {
            MailVerdict verdict = Ask();
            _report._read++;
            if (verdict == MailVerdict.Done) _report._done++;
            if (verdict == MailVerdict.Rejected) _report._rejected++;
            _marked[index] = verdict == MailVerdict.Done || (verdict == MailVerdict.Rejected && _options.DeleteRejected);
            if (verdict == MailVerdict.Done && _mail.UniqueId.Length > 0) _obeyed.Add(_hashes[index]);
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
            _refusal = null!;
            while (session.NextReply())
            {
                if (session.Command == Pop3Command.Dele && session.Succeeded) _report._deleted++;
                if (session.Command == Pop3Command.Dele && !session.Succeeded) NoteRefusal(session);
                if (session.Command != Pop3Command.Quit) continue;
                confirmed = session.Succeeded;
                break;
            }
            if (!confirmed && !session.IsOver)
                throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
            // A mail that stays is no completed poll.
            if (confirmed && _refusal != null) throw _refusal;
            if (confirmed) _obeyed.Clear();
            return confirmed;
        }

        private void NoteRefusal(Pop3Session session)
        {
            _board.Log("a message can't be deleted: " + session.GetText());
            if (_refusal == null) _refusal = new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
        }
    }
}
