namespace Pop3Nano.Commands
{
    /// <summary>What a handler made of a mail, and so what becomes of it.</summary>
    public enum MailVerdict
    {
        /// <summary>It was obeyed: the mail is deleted.</summary>
        Done = 0,

        /// <summary>It is no command that this board takes: the mail is deleted or kept, as the options say.</summary>
        Rejected = 1,

        /// <summary>It is to be looked at again by a later poll.</summary>
        Later = 2,
    }
}
