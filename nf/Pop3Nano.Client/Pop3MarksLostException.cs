namespace Pop3Nano.Client
{
    /// <summary>
    /// The connection was lost, and with it marks for deletion: the messages stay, unless it was lost in <see cref="Pop3Client.CommitDeletes()"/> behind
    /// QUIT, where they may be gone (RFC 1939 §6). The next call may connect again.
    /// </summary>
    public sealed class Pop3MarksLostException : Pop3ConnectionLostException
    {
        private readonly int[] _lostMarks;

        internal Pop3MarksLostException(int[] lostMarks)
            : base(Pop3Command.None)
        {
            _lostMarks = lostMarks;
        }

        /// <summary>The messages that were marked, by their numbers in the lost session.</summary>
        public int[] LostMarks { get { return _lostMarks; } }

        /// <inheritdoc/>
        public override string Message
        {
            get
            {
                string text = "The connection was lost, and with it the marks for deletion of the messages ";
                for (int i = 0; i < _lostMarks.Length; i++) text += (i == 0 ? "" : ", ") + _lostMarks[i].ToString();
                return text + ".";
            }
        }
    }
}
