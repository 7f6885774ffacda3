namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a poller remembers of mails from one poll to the next. A restart forgets it, but for the mails that spoil polls, and how many a poll
    /// reads: a device that sleeps deep between polls starts anew each time. Its size is fixed, whatever the maildrop holds.
    /// </summary>
    internal sealed class PollMemory
    {
        internal readonly KeptMails _kept = new KeptMails(64);
        internal readonly KeptMails _putOff = new KeptMails(32);
        internal readonly KeptMails _obeyed = new KeptMails(32); // since the last confirmed deletion
        internal readonly int[] _spoilers = new int[4]; // the mail that spoilt a poll once (0: none), and the last ones that were put off for it
        internal int _room = int.MaxValue; // how many a poll reads at most: fewer after polls that broke off
        internal int _skip; // how many of those that were put off the next poll steps over
        internal int _polls;
        internal bool _isChanged; // what a restart must not forget
    }
}
