namespace Pop3Nano.Client
{
    /// <summary>The maildrop as STAT tells it (RFC 1939 §5).</summary>
    public sealed class Pop3MailboxInfo
    {
        internal Pop3MailboxInfo(int messageCount, long occupiedSize)
        {
            MessageCount = messageCount;
            OccupiedSize = occupiedSize;
        }

        /// <summary>How many messages there are that are not marked for deletion.</summary>
        public int MessageCount { get; }

        /// <summary>Their size in octets, a hint; -1: unknown.</summary>
        public long OccupiedSize { get; }
    }
}
