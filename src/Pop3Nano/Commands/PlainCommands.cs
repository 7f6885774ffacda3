using Pop3Nano.Mime;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// Obeys mails that nobody signed. A mail's command is its subject, if that was kept whole and begins with a verb of the table, or else the first line of its text.
    /// For a closed network and for trying things out; <see cref="SignedCommands"/> is for all else.
    /// </summary>
    /// <remarks>Nothing here proves who sent a mail: sender addresses can be forged. A mail is obeyed again if the power fails before it is gone.</remarks>
    public sealed class PlainCommands : IMailHandler
    {
        private readonly IBoard _board;
        private readonly CommandRouter _router;
        private readonly CommandCall _call = new CommandCall(128);

        /// <summary>A handler without signatures. The board's log is warned.</summary>
        public PlainCommands(IBoard board, CommandRouter router)
        {
            _board = board;
            _router = router;
            LastCommand = "";
            LastResult = "";
            board.Log("warning: commands are not signed: whoever can write to the mailbox commands this board");
        }

        /// <summary>The last command, in small letters; empty before the first. Of a mail that is none, its subject.</summary>
        public string LastCommand { get; private set; }

        /// <summary>What became of it, in words.</summary>
        public string LastResult { get; private set; }

        /// <summary>How many commands were obeyed.</summary>
        public int Executed { get { return _router.Executed; } }

        /// <summary>How many mails were none that this board takes.</summary>
        public int Refused { get { return _router.Refused; } }

        /// <inheritdoc/>
        public MailVerdict Handle(PolledMail mail)
        {
            MailText content = mail.Content;
            _call.Read(content.TextBuffer, content.SubjectStart, content.SubjectTruncated ? 0 : content.SubjectLength, true);
            int row = _router.Find(_call);
            if (row == CommandRouter.UnknownVerb)
            {
                _call.Read(content.TextBuffer, content.TextStart, content.TextLength, true);
                row = _router.Find(_call);
            }
            if (mail.IsOversize || row == CommandRouter.UnknownVerb)
            {
                // A terminal may show it, and anybody may have written it.
                string subject = Fail.Readable(content.TextBuffer, content.SubjectStart, content.SubjectLength);
                return Reject(subject, mail.IsOversize ? "the mail is too large" : "not a command of this board");
            }
            if (row < 0) return Reject(_call.GetText(), _router.Expected(_call));
            string result = _router.Run(_call, row);
            if (_call.HasFailed) return Reject(_call.GetText(), result);
            LastCommand = _call.GetText();
            LastResult = result;
            _router.Executed++;
            _board.Log("executed '" + LastCommand + "': " + result);
            return MailVerdict.Done;
        }

        /// <inheritdoc/>
        public void PollEnded(bool confirmed)
        {
            _router.PollEnded(confirmed);
        }

        private MailVerdict Reject(string what, string why)
        {
            LastCommand = what;
            LastResult = why;
            _router.Refused++;
            _board.Log("refused '" + what + "': " + why);
            return MailVerdict.Rejected;
        }
    }
}
