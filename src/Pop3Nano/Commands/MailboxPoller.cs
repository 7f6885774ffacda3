using System;
using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// The device application: polls a mailbox, hands each mail to a handler, deletes what was handled, and waits. One connection for each
    /// poll, in as few round trips as the server allows.
    /// </summary>
    public sealed partial class MailboxPoller
    {
        private const int Day = 86400; // seconds

        private readonly IBoard _board;
        private readonly Pop3Connector _connector;
        private readonly PollerOptions _options;
        private readonly IMailHandler _handler;
        private readonly PollMemory _memory = new PollMemory();
        private readonly Pop3ServerProfile _profile = new Pop3ServerProfile();
        private readonly PollReport _report = new PollReport();
        private int _failures; // in a row, as far as they lengthen the wait

        /// <summary>A poller for one account. Nothing is read or connected yet.</summary>
        public MailboxPoller(IBoard board, Pop3Connector connector, PollerOptions options, IMailHandler handler)
        {
            _board = board;
            _connector = connector;
            _options = options;
            _handler = handler;
        }

        /// <summary>What is known of the server.</summary>
        public Pop3ServerProfile Profile { get { return _profile; } }

        /// <summary>What the last poll did.</summary>
        public PollReport Report { get { return _report; } }

        /// <summary>Polls until the board says that the application is to end.</summary>
        public void Run()
        {
            do
            {
                Poll();
            }
            while (_board.Wait(_report.NextDelay));
        }

        /// <summary>Polls once. It throws nothing that a server or a network does: the report says how it went.</summary>
        public PollReport Poll()
        {
            _report.Clear();
            _board.FeedWatchdog();
            Load();
            Begin();
            bool canGoOn = false;
            if (_board.WaitForTime()) canGoOn = Visit();
            else Fail(PollOutcome.NoTime, "the clock is not set");
            Schedule(canGoOn);
            Finish();
            return _report;
        }

        private void Begin()
        {
            var batch = _handler as IMailBatchHandler;
            if (batch == null) return;
            try
            {
                batch.PollBegins();
            }
            catch (Exception failure)
            {
                _board.Log("before the poll: " + failure.Message);
            }
        }

        // What the application's own parts throw must not end the polling either.
        private void Finish()
        {
            try
            {
                Save();
                _handler.PollEnded(_report.Outcome == PollOutcome.Completed);
            }
            catch (Exception failure)
            {
                _board.Log("after the poll: " + failure.Message);
            }
        }

        // True: a next poll would find other mails than this one. Buffers and all else that a visit takes of the heap are gone when it ends.
        private bool Visit()
        {
            MaildropVisit visit = null!; // optional: none if there is no heap for it
            bool twoSteps = _profile.NeedsTwoSteps;
            bool knew = _profile.KnowsBefore;
            Pop3Session session = null!; // optional: none until connected
            try
            {
                visit = new MaildropVisit(_board, _options, _handler, _memory, _report);
                session = _connector.Connect(_profile);
                _board.FeedWatchdog();
                if (!session.Login(_options.Name, _options.Password, _options.Method, visit.Listings(_profile)))
                {
                    Fail(PollOutcome.Learned, "the server loses what is sent behind a login");
                    return false;
                }
                visit.Read(session);
                if (_options.IntervalSeconds != _savedInterval) Save(); // mailed, and the mail is about to go
                if (!visit.DeleteAndQuit(session)) Fail(PollOutcome.Unconfirmed, "the server closed without a reply to QUIT");
                else _profile.NotePollWentWell();
                return visit.CanGoOn;
            }
            catch (Pop3CommandException refusal)
            {
                Fail(Sort(refusal), refusal.Message);
                // Not the credentials, as far as the server says: perhaps what is remembered of it is wrong. The next poll asks again.
                if (_report.Outcome == PollOutcome.LoginRefused && refusal.ResponseCode != Pop3ResponseCode.Auth) Forget();
            }
            catch (Pop3ProtocolException fault)
            {
                if (visit != null) visit.Plan.Misread();
                Fail(PollOutcome.ProtocolFailed, fault.Message);
            }
            catch (ArgumentException wrong)
            {
                Fail(PollOutcome.Refused, wrong.Message);
            }
            catch (Exception failure)
            {
                PollOutcome outcome = failure is TimeoutException ? PollOutcome.TimedOut : PollOutcome.NetworkFailed;
                Fail(Learned(visit, twoSteps, knew) ? PollOutcome.Learned : outcome, failure.Message);
            }
            finally
            {
                if (visit != null) visit.Plan.BrokeOff();
                if (session != null) session.Dispose();
            }
            return false;
        }

        // The connection was the price of knowing that AUTH wants two steps, or that CAPA is not understood.
        private bool Learned(MaildropVisit visit, bool twoSteps, bool knew)
        {
            if (visit != null && visit.FailedAtCapa && !_profile.KnowsAfter)
            {
                _profile.Note(Pop3ServerProfile.KnowsAfterBit, true);
                return true;
            }
            return (!twoSteps && _profile.NeedsTwoSteps) || (!knew && _profile.KnowsBefore && _profile.Before == Pop3Capabilities.None);
        }

        private static PollOutcome Sort(Pop3CommandException refusal)
        {
            Pop3ResponseCode code = refusal.ResponseCode;
            if (code == Pop3ResponseCode.InUse || code == Pop3ResponseCode.LoginDelay || code == Pop3ResponseCode.SysTemp) return PollOutcome.Busy;
            Pop3Command command = refusal.Command;
            bool login = command == Pop3Command.User || command == Pop3Command.Pass || command == Pop3Command.Auth || command == Pop3Command.Apop;
            return login ? PollOutcome.LoginRefused : PollOutcome.Refused;
        }

        private void Forget()
        {
            int delay = _profile.LoginDelaySeconds; // binds us whatever else is wrong
            _profile.Forget();
            _profile._loginDelaySeconds = delay;
        }

        private void Fail(PollOutcome outcome, string problem)
        {
            _report._outcome = outcome;
            _report._problem = problem;
        }

        // When to come again. Failures double the interval up to a limit; a refused login goes straight there, lest the account be locked.
        // A tenth more or less keeps a fleet from polling in step. LOGIN-DELAY (RFC 2449 §6.5) is always kept, up to a day: one line of a server, or of
        // somebody before it, must not make a device deaf for weeks.
        private void Schedule(bool canGoOn)
        {
            PollOutcome outcome = _report.Outcome;
            bool well = outcome == PollOutcome.Completed || outcome == PollOutcome.Unconfirmed;
            if (outcome != PollOutcome.Learned) _failures = well ? 0 : _failures + 1;
            long longest = _options.LongestBackOffSeconds > _options.IntervalSeconds ? _options.LongestBackOffSeconds : _options.IntervalSeconds;
            long seconds = _options.IntervalSeconds;
            int doubled = 0;
            for (; doubled < _failures && seconds < longest; doubled++) seconds *= 2;
            _failures = doubled; // what no longer lengthens the wait is not counted: each new count is a write to flash
            if (seconds > longest || outcome == PollOutcome.LoginRefused) seconds = longest;
            bool again = outcome == PollOutcome.Learned || (outcome == PollOutcome.Completed && _report.Remaining > 0 && canGoOn);
            long delay = again ? 1000 : seconds * 1000;
            if (!again) delay += _board.Random((int)(delay / 5 + 1)) - delay / 10;
            int least = (_profile.LoginDelaySeconds < 0 ? 0 : _profile.LoginDelaySeconds > Day ? Day : _profile.LoginDelaySeconds) * 1000;
            if (delay < least) delay = least;
            _report._nextDelay = delay > int.MaxValue ? int.MaxValue : (int)delay;
            if (outcome == PollOutcome.LoginRefused) _board.Log("alarm: the login was refused; the next try in " + (delay / 1000).ToString() + " s");
        }
    }
}
