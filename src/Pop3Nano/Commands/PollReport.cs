namespace Pop3Nano.Commands
{
    /// <summary>What a poll did. One object, reused by every poll of a poller.</summary>
    public sealed class PollReport
    {
        internal PollReport()
        {
            Problem = "";
        }

        /// <summary>How it ended.</summary>
        public PollOutcome Outcome { get; internal set; }

        /// <summary>What went wrong, in words; empty if nothing did.</summary>
        public string Problem { get; internal set; }

        /// <summary>How many messages the maildrop held.</summary>
        public int Messages { get; internal set; }

        /// <summary>How many were read and handed over.</summary>
        public int Read { get; internal set; }

        /// <summary>How many of these were obeyed.</summary>
        public int Done { get; internal set; }

        /// <summary>How many were no commands.</summary>
        public int Rejected { get; internal set; }

        /// <summary>How many were too large to be read whole.</summary>
        public int Oversize { get; internal set; }

        /// <summary>How many were marked for deletion.</summary>
        public int Deleted { get; internal set; }

        /// <summary>How many have not been looked at yet: the next poll comes at once.</summary>
        public int Remaining { get; internal set; }

        /// <summary>Milliseconds to the next poll.</summary>
        public int NextDelay { get; internal set; }

        internal void Clear()
        {
            Outcome = PollOutcome.Completed;
            Problem = "";
            Messages = 0;
            Read = 0;
            Done = 0;
            Rejected = 0;
            Oversize = 0;
            Deleted = 0;
            Remaining = 0;
            NextDelay = 0;
        }
    }
}
