namespace Pop3Nano.Commands
{
    /// <summary>What a handler made of a mail, and so what becomes of it.</summary>
    public enum MailVerdict
    {
        /// <summary>It was obeyed: the mail is deleted.</summary>
        Done = 0,

        /// <summary>It is no command that this board takes: the mail is deleted or kept, as the options say.</summary>
        Rejected = 1,

        /// <summary>It is to be looked at again by a later poll; new mails come first.</summary>
        Later = 2,

        /// <summary>It was not obeyed, and is deleted.</summary>
        Discarded = 3,

        /// <summary>It was not obeyed, and stays whatever the options say; later polls pass it over.</summary>
        Kept = 4,

        /// <summary>A batch handler decides when it has seen all mails of this poll.</summary>
        Pending = 5,

        /// <summary>Only the head of the mail was read, and the handler wants all of it, in this poll.</summary>
        Whole = 6,
    }
}
