namespace Pop3Nano.Commands
{
    /// <summary>A handler that looks at all the mails of a poll before it acts on any of them: their order in the maildrop is nobody's promise.</summary>
    public interface IMailBatchHandler : IMailHandler
    {
        /// <summary>A poll is about to begin; nothing is connected yet.</summary>
        void PollBegins();

        /// <summary>
        /// All mails of the poll were handed over; those that were taken as <see cref="MailVerdict.Pending"/> are acted on now. What it throws is an alarm
        /// in the log and the <see cref="PollReport.Problem"/> of a poll that goes on: each verdict is asked for.
        /// </summary>
        /// <param name="all">True if the maildrop holds no others that this handler has not seen.</param>
        void MailsRead(bool all);

        /// <summary>What became of a mail, by its message number, that was taken as <see cref="MailVerdict.Pending"/>.</summary>
        MailVerdict Verdict(int number);
    }
}
