using System;
using Pop3Nano.Mime;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// Obeys commands that were signed for this device, each once. The mails of a poll are all verified first; then the commands run in the order
    /// of their counters, each written to the journal before it runs and after it. The README has the form of a command and what each outcome means.
    /// </summary>
    public sealed partial class SignedCommands : IMailBatchHandler
    {
        private readonly IBoard _board;
        private readonly CommandRouter _router;
        private readonly CommandKeys _keys;
        private readonly ICommandJournal _journal;
        private readonly ICommandReporter _reporter;
        private readonly CommandReport _report;
        private readonly CommandBlock _block = new CommandBlock();
        private readonly CommandCall _call = new CommandCall(MaxCommand);
        private readonly CommandPolicy[] _policies = new CommandPolicy[(int)CommandOutcome.NotACommand];
        private int _key; // that the command was signed with; -1: with none that is known
        private bool _isOpen;
        private string _alarm = "the journal is not open"; // why no command can run

        /// <summary>A handler for this device's commands, of which it holds so many at a time; give it as many as the poller reads in one poll.</summary>
        /// <exception cref="ArgumentException">There is no key, or no room.</exception>
        public SignedCommands(IBoard board, CommandRouter router, CommandKeys keys, ICommandJournal journal, ICommandReporter reporter, int capacity = 16)
        {
            if (keys.Count == 0) throw Fail.Argument("Without a key no command can be verified.");
            if (capacity < 1) throw Fail.Argument("There must be room for one command.");
            _board = board;
            _router = router;
            _keys = keys;
            _journal = journal;
            _reporter = reporter;
            _report = new CommandReport(keys);
            _numbers = new int[capacity];
            _queuedKeys = new int[capacity];
            _counters = new long[capacity];
            _tags = new int[capacity];
            _lengths = new int[capacity];
            _verdicts = new MailVerdict[capacity];
            _texts = new byte[capacity * MaxCommand];
            _policies[(int)CommandOutcome.OtherDevice] = CommandPolicy.Keep;
            for (int i = (int)CommandOutcome.UnknownKey; i < _policies.Length; i++) _policies[i] = CommandPolicy.Quarantine;
            QuarantineLimit = 16;
        }

        /// <summary>How many mails are quarantined before further ones are deleted, since the start; 16 unless it is set.</summary>
        public int QuarantineLimit { get; set; }

        /// <summary>
        /// What becomes of the mails with this outcome. Commands that ran are always deleted, mails that are no commands follow
        /// <see cref="PollerOptions.DeleteRejected"/>, and what waits for the clock waits.
        /// </summary>
        /// <exception cref="ArgumentException">The outcome leaves no choice.</exception>
        public void SetPolicy(CommandOutcome outcome, CommandPolicy policy)
        {
            if (outcome < CommandOutcome.Repeated || outcome >= CommandOutcome.NotACommand || outcome == CommandOutcome.ClockUnknown)
                throw Fail.Argument("This outcome leaves no choice.");
            _policies[(int)outcome] = policy;
        }

        /// <inheritdoc/>
        public void PollBegins()
        {
            _count = 0;
            if (_isOpen) return;
            try
            {
                _journal.Open(_keys.Mark(0), _keys.Mark(1));
                _isOpen = true;
                if (_journal.IsPending && !_journal.IsRepeatable) Interrupt();
            }
            catch (Exception failure)
            {
                Alarm("no command can run: ", failure);
            }
        }

        /// <inheritdoc/>
        public MailVerdict Handle(PolledMail mail)
        {
            MailText content = mail.Content;
            CommandOutcome outcome = Check(content.TextBuffer, content.TextStart, content.TextLength);
            if (outcome == CommandOutcome.NotACommand)
            {
                _router.Refused++;
                return MailVerdict.Rejected;
            }
            // Another device's mail is left to it, whatever its size.
            if (mail.IsOversize && outcome != CommandOutcome.OtherDevice)
            {
                outcome = CommandOutcome.Oversize;
                _key = -1;
            }
            if (outcome == CommandOutcome.Malformed && mail.IsHead) return MailVerdict.Whole;
            if (outcome == CommandOutcome.ClockUnknown) _board.Log("command " + _block.Counter.ToString() + " waits until the clock is right");
            if (outcome == CommandOutcome.ClockUnknown || !_isOpen) return MailVerdict.Later; // no journal, no command
            return outcome == CommandOutcome.Executed ? Queue(mail.Number) : Refuse(outcome);
        }

        /// <summary>
        /// What would become of a text, as far as is known before other mails were read; <see cref="CommandOutcome.Executed"/>: it would run. Nothing
        /// runs, is counted or written. Before the first <see cref="PollBegins"/> counters are not looked at.
        /// </summary>
        public CommandOutcome Check(byte[] text, int start, int length)
        {
            _key = -1;
            CommandOutcome outcome = _block.Read(text, start, length);
            if (outcome == CommandOutcome.Executed) outcome = Verify();
            return outcome == CommandOutcome.Executed && _isOpen ? Judge(_key) : outcome;
        }

        /// <inheritdoc/>
        public void PollEnded(bool confirmed)
        {
            _router.PollEnded(confirmed);
        }

        // Who is meant, and whether it was signed with a key of this device.
        private CommandOutcome Verify()
        {
            if (!_keys.IsFor(_block)) return CommandOutcome.OtherDevice;
            int named = _keys.Find(_block, 0);
            if (named < 0) return CommandOutcome.UnknownKey;
            while (!_keys.Verify(named, _block))
            {
                named = _keys.Find(_block, named + 1); // the new key may have the old one's name
                if (named < 0) return CommandOutcome.BadSignature;
            }
            _key = named;
            return CommandOutcome.Executed;
        }

        // Of a command whose signature is right: whether it may run.
        private CommandOutcome Judge(int key)
        {
            if (!IsResumed(_keys.Mark(key), _block.Tag))
            {
                if (_block.Counter <= _journal.LastCounter(_keys.Mark(key))) return Past(_block.Tag);
                if (_block.ExpiresAt > 0)
                {
                    long now;
                    if (!_board.TryGetTime(out now)) return CommandOutcome.ClockUnknown;
                    if (now > _block.ExpiresAt) return CommandOutcome.Expired;
                }
            }
            if (_block.CommandLength > MaxCommand) return CommandOutcome.BadArguments;
            _call.Read(_block.Canonical, _block.CommandStart, _block.CommandLength, false);
            int row = _router.Find(_call);
            if (row == CommandRouter.UnknownVerb) return CommandOutcome.UnknownVerb;
            return row < 0 ? CommandOutcome.BadArguments : CommandOutcome.Executed;
        }

        private CommandOutcome Past(int tag)
        {
            return _journal.HasRun(tag) ? CommandOutcome.Repeated : CommandOutcome.Superseded;
        }

        // The command that the power cut off, and that may run again.
        private bool IsResumed(int mark, int tag)
        {
            return _journal.IsPending && _journal.IsRepeatable && _journal.LastMark == mark && _journal.LastTag == tag;
        }

        private MailVerdict Refuse(CommandOutcome outcome)
        {
            string why = Why(outcome);
            _router.Refused++;
            // Nobody has signed a name or a number in the other ones: they are not reported.
            if (_key >= 0) Report(_key, _block.Counter, outcome, why);
            else _board.Log("refused a command: " + CommandReport.Name(outcome) + ": " + why);
            CommandPolicy policy = _policies[(int)outcome];
            if (policy == CommandPolicy.Keep) return MailVerdict.Kept;
            if (policy == CommandPolicy.Delete) return MailVerdict.Discarded;
            _router.Quarantined++;
            return _router.Quarantined > QuarantineLimit ? MailVerdict.Discarded : MailVerdict.Kept;
        }

        private string Why(CommandOutcome outcome)
        {
            switch (outcome)
            {
                case CommandOutcome.Repeated: return "it has run before";
                case CommandOutcome.Superseded: return "a later command came before it";
                case CommandOutcome.Expired: return "its time is over";
                case CommandOutcome.UnknownVerb: return "not a command of this device";
                case CommandOutcome.BadArguments: return _block.CommandLength > MaxCommand ? "the command is too long" : _router.Expected(_call);
                case CommandOutcome.OtherDevice: return "it is for another device";
                case CommandOutcome.UnknownKey: return "this device has no such key";
                case CommandOutcome.BadSignature: return "the signature is wrong";
                case CommandOutcome.Oversize: return "the mail is too large";
                default: return "it can't be read";
            }
        }
    }
}
