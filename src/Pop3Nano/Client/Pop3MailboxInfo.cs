using System;

namespace Pop3Nano.Client
{
    /// <summary>The maildrop as STAT tells it (RFC 1939 §5).</summary>
    public sealed class Pop3MailboxInfo
    {
        /// <summary>A maildrop, for a mock of <see cref="IPop3Client"/>.</summary>
        /// <param name="messageCount">How many messages, from 0.</param>
        /// <param name="occupiedSize">Their size in octets; -1: unknown.</param>
        public Pop3MailboxInfo(int messageCount, long occupiedSize)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(messageCount);
            MessageCount = messageCount;
            OccupiedSize = occupiedSize;
        }

        /// <summary>How many messages there are that are not marked for deletion.</summary>
        public int MessageCount { get; }

        /// <summary>Their size in octets, a hint; -1: unknown.</summary>
        public long OccupiedSize { get; }
    }
}
