using System;

namespace Pop3Nano.Client
{
    /// <summary>What became of one of several messages that were to be marked for deletion.</summary>
    public sealed class Pop3DeleteResult
    {
        /// <summary>A result, for a mock of <see cref="IPop3Client"/>.</summary>
        /// <param name="sequenceNumber">The message number; 0: no message, or more than one, has the unique-id.</param>
        /// <param name="error">Why the message is not marked; null: it is.</param>
        public Pop3DeleteResult(int sequenceNumber, Exception? error)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sequenceNumber);
            SequenceNumber = sequenceNumber;
            Error = error;
        }

        /// <summary>The message number; 0 if no message, or more than one, has the unique-id that was given.</summary>
        public int SequenceNumber { get; }

        /// <summary>Why the message is not marked: the server refused, or the unique-id is not that of one message; null if it is.</summary>
        public Exception? Error { get; }

        /// <summary>True if the message is marked.</summary>
        public bool Succeeded => Error == null;
    }
}
