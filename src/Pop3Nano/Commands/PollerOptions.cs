using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    /// <summary>Who polls, how often, and how much at a time.</summary>
    public sealed class PollerOptions
    {
        /// <summary>The shortest interval between polls, in seconds.</summary>
        public const int LeastInterval = 5;

        /// <summary>The longest interval between polls, in seconds: a week.</summary>
        public const int GreatestInterval = 604800;

        private int _interval = 300;

        /// <summary>An account.</summary>
        public PollerOptions(string name, string password)
        {
            Name = name;
            Password = password;
        }

        /// <summary>The account's name.</summary>
        public string Name { get; }

        /// <summary>The account's password. No log shows it.</summary>
        public string Password { get; }

        /// <summary>How to log in.</summary>
        public Pop3LoginMethod Method { get; set; }

        /// <summary>Seconds between polls, from 5 to 604,800; 300 unless it is set. A server's LOGIN-DELAY (RFC 2449 §6.5) is kept all the same.</summary>
        public int IntervalSeconds
        {
            get { return _interval; }
            set { _interval = value < LeastInterval ? LeastInterval : value > GreatestInterval ? GreatestInterval : value; }
        }

        /// <summary>The longest wait after failures, in seconds; an hour unless it is set.</summary>
        public int LongestBackOffSeconds { get; set; } = 3600;

        /// <summary>
        /// How many messages one poll reads at most; the rest waits for the next one, which comes at once. Beyond 32 a handler without a journal may
        /// obey a mail twice: of those that were obeyed by polls that broke off before QUIT, 32 are remembered.
        /// </summary>
        public int MaxMessages { get; set; } = 16;

        /// <summary>Octets of a message that is read whole; of larger ones only the head (TOP) is.</summary>
        public int MaxMessageSize { get; set; } = 65536;

        /// <summary>
        /// Octets of a message that a batch handler gets at once; of larger ones it gets the head (TOP) first, and the whole only if it asks for it.
        /// </summary>
        public int HeadFirstSize { get; set; } = 8192;

        /// <summary>The longest time that one poll may take to list and read, in seconds; two minutes unless it is set.</summary>
        public int PollBudgetSeconds { get; set; } = 120;

        /// <summary>Octets of UTF-8 that are kept of a subject.</summary>
        public int SubjectSize { get; set; } = 128;

        /// <summary>Octets of UTF-8 that are kept of a text.</summary>
        public int TextSize { get; set; } = 512;

        /// <summary>True: mails that are no commands are deleted too. False, unless it is set: they are kept, and passed over by later polls.</summary>
        public bool DeleteRejected { get; set; }

        /// <summary>
        /// The store's slot for what is remembered: of the server, a mailed interval, how many failures there were in a row, which mails spoil polls, and how
        /// many a poll reads. 0 unless it is set.
        /// </summary>
        public int ProfileSlot { get; set; }
    }
}
