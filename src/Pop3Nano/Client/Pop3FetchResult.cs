using System;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>One of several messages that were fetched together: the message, or why it could not be had.</summary>
    public sealed class Pop3FetchResult
    {
        internal Pop3FetchResult(int sequenceNumber, string uniqueId, MailMessage? message, Exception? error)
        {
            SequenceNumber = sequenceNumber;
            UniqueId = uniqueId;
            Message = message;
            Error = error;
        }

        /// <summary>The message number; 0 if no message, or more than one, has the unique-id that was given.</summary>
        public int SequenceNumber { get; }

        /// <summary>The unique-id by which the message was asked for; empty if it was asked for by number.</summary>
        public string UniqueId { get; }

        /// <summary>The message; null if it could not be had.</summary>
        public MailMessage? Message { get; }

        /// <summary>Why not; null if it could.</summary>
        public Exception? Error { get; }

        /// <summary>True if the message is here.</summary>
        public bool Succeeded => Error == null;
    }
}
