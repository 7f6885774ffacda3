using System;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>One of several messages that were fetched together: the message, or why it could not be had.</summary>
    public sealed class Pop3FetchResult
    {
        /// <summary>A result, for a mock of <see cref="IPop3Client"/>.</summary>
        /// <param name="sequenceNumber">The message number; 0: no message, or more than one, has the unique-id.</param>
        /// <param name="uniqueId">The unique-id by which the message was asked for; empty: by number.</param>
        /// <param name="message">The message; null: it could not be had.</param>
        /// <param name="error">Why not; null: it could.</param>
        /// <exception cref="ArgumentException">There is neither a message nor an error, or there are both.</exception>
        public Pop3FetchResult(int sequenceNumber, string uniqueId, MailMessage? message, Exception? error)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sequenceNumber);
            ArgumentNullException.ThrowIfNull(uniqueId);
            if ((message == null) == (error == null)) throw new ArgumentException("A result is either a message or an error.", nameof(message));
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
