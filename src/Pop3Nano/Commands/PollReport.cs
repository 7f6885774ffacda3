namespace Pop3Nano.Commands
{
    /// <summary>What a poll did. One object, reused by every poll of a poller.</summary>
    public sealed class PollReport
    {
        internal PollOutcome _outcome;
        internal string _problem;
        internal int _messages;
        internal int _read;
        internal int _done;
        internal int _rejected;
        internal int _oversize;
        internal int _deleted;
        internal int _remaining;
        internal int _nextDelay;

        internal PollReport()
        {
            _problem = "";
        }

        /// <summary>How it ended.</summary>
        public PollOutcome Outcome { get { return _outcome; } }

        /// <summary>
        /// What went wrong, in words; empty if nothing did. A poll may complete with a problem: commands that could not be written to the journal
        /// did not run, and wait.
        /// </summary>
        public string Problem { get { return _problem; } }

        /// <summary>How many messages the maildrop held.</summary>
        public int Messages { get { return _messages; } }

        /// <summary>How many were read and handed over.</summary>
        public int Read { get { return _read; } }

        /// <summary>How many of these were obeyed.</summary>
        public int Done { get { return _done; } }

        /// <summary>How many were no commands.</summary>
        public int Rejected { get { return _rejected; } }

        /// <summary>How many were too large to be read whole.</summary>
        public int Oversize { get { return _oversize; } }

        /// <summary>How many were marked for deletion.</summary>
        public int Deleted { get { return _deleted; } }

        /// <summary>How many have not been looked at yet: the next poll comes at once.</summary>
        public int Remaining { get { return _remaining; } }

        /// <summary>Milliseconds to the next poll.</summary>
        public int NextDelay { get { return _nextDelay; } }

        internal void Clear()
        {
            _outcome = PollOutcome.Completed;
            _problem = "";
            _messages = 0;
            _read = 0;
            _done = 0;
            _rejected = 0;
            _oversize = 0;
            _deleted = 0;
            _remaining = 0;
            _nextDelay = 0;
        }
    }
}
