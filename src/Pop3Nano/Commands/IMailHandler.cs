namespace Pop3Nano.Commands
{
    /// <summary>Takes the mails of a poll. Signatures, a journal and other tests of a command's right to run stand in front of one as another.</summary>
    public interface IMailHandler
    {
        /// <summary>Takes one mail. Returning <see cref="MailVerdict.Done"/> has it deleted.</summary>
        MailVerdict Handle(PolledMail mail);

        /// <summary>The session is over. True: the server has confirmed that the handled mails are gone. Restarts belong here.</summary>
        void PollEnded(bool confirmed);
    }
}
