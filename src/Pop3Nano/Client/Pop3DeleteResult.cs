using System;

namespace Pop3Nano.Client
{
    /// <summary>What became of one of several messages that were to be marked for deletion.</summary>
    public sealed class Pop3DeleteResult
    {
        internal Pop3DeleteResult(int sequenceNumber, Exception? error)
        {
            SequenceNumber = sequenceNumber;
            Error = error;
        }

        /// <summary>The message number.</summary>
        public int SequenceNumber { get; }

        /// <summary>Why the server refused; null if it did not.</summary>
        public Exception? Error { get; }

        /// <summary>True if the message is marked.</summary>
        public bool Succeeded => Error == null;
    }
}
