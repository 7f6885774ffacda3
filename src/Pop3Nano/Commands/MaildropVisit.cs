using System;
using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a poll does in the maildrop: list, read, hand over, delete. Three flights: the listings behind the login, the messages with
    /// their unique-ids, the deletions with QUIT. Its memory is fixed, whatever the maildrop holds, and free for others between polls.
    /// </summary>
    internal sealed class MaildropVisit
    {
        private const int TopLines = 40;

        private readonly PollerOptions _options;
        private readonly IBoard _board;
        private readonly IMailHandler _handler;
        private readonly IMailBatchHandler _batch; // the same one, or null
        private readonly PollReport _report;
        private PolledMail _mail = null!; // optional: a poll that reads nothing needs no buffers
        private readonly Pop3Flight _flight = new Pop3Flight(8);
        private long _deadline;
        private bool _missed; // a message could not be read
        private bool _isHeld; // one could not for the first time: nothing runs before it
        private bool _isCapaDue;
        private Pop3CommandException _refusal = null!; // optional: the first deletion that was refused

        internal MaildropVisit(IBoard board, PollerOptions options, IMailHandler handler, PollMemory memory, PollReport report)
        {
            _board = board;
            _options = options;
            _handler = handler;
            _batch = (handler as IMailBatchHandler)!; // optional
            _report = report;
            Plan = new PollPlan(options, handler is IMailBatchHandler, memory);
        }

        /// <summary>What is read and deleted.</summary>
        internal PollPlan Plan { get; }

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

        /// <summary>True if a next poll finds other mails than this one, or may read what this one could not: without unique-ids what is put off stays in the way.</summary>
        internal bool CanGoOn { get { return _isHeld || _report.Deleted > 0 || (Plan.HasUniqueIds && _report.Done + _report.Rejected > 0); } }

        /// <summary>Lists, reads, and hands over. What is not through when the poll's time is over breaks it off.</summary>
        internal void Read(Pop3Session session)
        {
            _deadline = _board.Milliseconds + _options.PollBudgetSeconds * 1000L;
            ReadListings(session);
            ReadMessages(session, false);
            ReadMessages(session, true);
            Plan.AllRead();
            if (_batch == null || _isHeld) return;
            try
            {
                _batch.MailsRead(Plan.IsAll && !_missed);
            }
            catch (Exception failure)
            {
                _report._problem = failure.Message;
                _board.Log("alarm: " + failure.Message);
            }
            for (int i = 0; i < Plan.Count; i++)
            {
                if (Plan.Verdict(i) == MailVerdict.Pending) Count(i, _batch.Verdict(Plan.Number(i)));
            }
        }

        // UIDL says which messages are new; LIST, in the same flight, how large they are, and it is there where UIDL is not.
        private void ReadListings(Pop3Session session)
        {
            Plan.Begin(false);
            while (session.NextReply())
            {
                Watch(); // a reply may have no lines
                bool uidl = session.Command == Pop3Command.Uidl;
                bool list = session.Command == Pop3Command.List;
                if (uidl && session.Succeeded) Plan.Begin(true);
                if (list && !session.Succeeded && !Plan.HasUniqueIds) throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
                while (session.ReadLine())
                {
                    if (uidl) Plan.Offer(session.Message, session.TextLength == 0 ? 0 : Fingerprint.Of(session.Buffer, session.TextStart, session.TextLength));
                    if (list) Plan.OfferSize(session.Message, session.Size);
                    Watch();
                }
                _isCapaDue = list;
            }
            _isCapaDue = false;
            _report._messages = Plan.Seen;
            _report._remaining = Plan.Remaining;
        }

        // Each message's unique-id comes right before it, so that none has to be stored. Those of which a handler has seen the head and wants
        // the rest fly a second time.
        private void ReadMessages(Pop3Session session, bool again)
        {
            MailVerdict wanted = again ? MailVerdict.Whole : MailVerdict.Later;
            int index = Plan.Next(0, wanted);
            if (index == Plan.Count) return;
            _flight.Clear();
            for (int i = index; i < Plan.Count; i = Plan.Next(i + 1, wanted))
            {
                if (Plan.HasUniqueIds) _flight.Uidl(Plan.Number(i));
                if (Plan.IsHead(i)) _flight.Top(Plan.Number(i), TopLines);
                else _flight.Retr(Plan.Number(i));
            }
            if (_mail == null) _mail = new PolledMail(_options.SubjectSize, _options.TextSize);
            session.Start(_flight);
            Plan.Reading(index);
            while (session.NextReply())
            {
                _board.FeedWatchdog();
                if (session.Command == Pop3Command.Uidl)
                {
                    _mail._uniqueId = session.Succeeded ? session.GetText() : "";
                    continue;
                }
                int next = Plan.Next(index + 1, wanted);
                if (ReadMessage(session, index) && !_isHeld) HandOver(index);
                if (next < Plan.Count) Plan.Reading(next);
                index = next;
            }
        }

        // False: it can't be read.
        private bool ReadMessage(Pop3Session session, int index)
        {
            bool head = session.Command == Pop3Command.Top;
            bool tooLarge = Plan.Size(index) > _options.MaxMessageSize;
            _mail._number = Plan.Number(index);
            _mail._size = Plan.Size(index);
            if (!Plan.HasUniqueIds) _mail._uniqueId = "";
            if (!session.Succeeded && !tooLarge)
            {
                // Without TOP the message is read whole.
                if (head)
                {
                    Plan.Note(index, MailVerdict.Whole);
                    return false;
                }
                _board.Log("message " + _mail.Number.ToString() + " can't be read: " + session.GetText());
                // A newer command would take its turn away: the next poll comes at once, and reads it again with those behind it.
                if (!_isHeld && !Plan.Spoils(index))
                {
                    _isHeld = true;
                    _report._remaining++;
                }
                _missed = true;
                return false;
            }
            long octets = 0;
            _mail.Content.Begin();
            while (session.ReadOctets())
            {
                octets += session.TextLength;
                _mail.Content.Add(session.Buffer, session.TextStart, session.TextLength);
                Watch();
            }
            _mail.Content.End();
            // Sizes in listings are hints: what came is what counts.
            _mail._isOversize = tooLarge || octets > _options.MaxMessageSize;
            _mail._isHead = head && !_mail.IsOversize;
            return true;
        }

        // A mail that makes the handler fail must not stop the poll, nor come back for ever: it counts as rejected. A batch handler's mails come back,
        // but last: it is the handler that is at fault, and the mail may be a command.
        private void HandOver(int index)
        {
            MailVerdict verdict;
            try
            {
                verdict = _handler.Handle(_mail);
            }
            catch (Exception failure)
            {
                _board.Log("message " + _mail.Number.ToString() + " made the handler fail: " + failure.Message);
                verdict = _batch == null ? MailVerdict.Rejected : MailVerdict.Later;
            }
            if (verdict == MailVerdict.Whole && !_mail.IsHead) verdict = MailVerdict.Rejected;
            if (verdict != MailVerdict.Whole)
            {
                if (_mail.IsOversize) _report._oversize++;
                _report._read++;
            }
            Count(index, verdict);
        }

        private void Count(int index, MailVerdict verdict)
        {
            if (verdict == MailVerdict.Done) _report._done++;
            if (verdict == MailVerdict.Rejected || verdict == MailVerdict.Discarded || verdict == MailVerdict.Kept) _report._rejected++;
            Plan.Note(index, verdict);
        }

        // Wherever the server may have taken its time.
        private void Watch()
        {
            _board.FeedWatchdog();
            if (_board.Milliseconds > _deadline) throw Fail.OverBudget();
        }

        /// <summary>Deletes what was handled, and ends the session. True: the server has confirmed the deletions.</summary>
        internal bool DeleteAndQuit(Pop3Session session)
        {
            _flight.Clear();
            for (int i = 0; i < Plan.Count; i++)
            {
                if (Plan.IsMarked(i)) _flight.Dele(Plan.Number(i));
            }
            _flight.Quit();
            session.Start(_flight);
            bool confirmed = false;
            _refusal = null!;
            while (session.NextReply())
            {
                _board.FeedWatchdog(); // no budget any more: what ran is to go
                if (session.Command == Pop3Command.Dele && session.Succeeded) _report._deleted++;
                if (session.Command == Pop3Command.Dele && !session.Succeeded) NoteRefusal(session);
                if (session.Command != Pop3Command.Quit) continue;
                confirmed = session.Succeeded;
                break;
            }
            if (!_isHeld) Plan.Keep();
            if (!confirmed && !session.IsOver)
                throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
            // A mail that stays is no completed poll.
            if (confirmed && _refusal != null) throw _refusal;
            if (confirmed && !_isHeld) Plan.Confirmed(_report._deleted);
            return confirmed;
        }

        private void NoteRefusal(Pop3Session session)
        {
            _board.Log("a message can't be deleted: " + session.GetText());
            if (_refusal == null) _refusal = new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
        }
    }
}
