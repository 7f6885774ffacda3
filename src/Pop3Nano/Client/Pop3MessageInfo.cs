using System;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>What is known of a message in the maildrop: number, unique-id, size, and its header where that was asked for.</summary>
    public sealed class Pop3MessageInfo : MessageInfoBase
    {
        /// <summary>A message, for a mock of <see cref="IPop3Client"/>.</summary>
        /// <param name="sequenceNumber">Its number, from 1; 0: no message, or more than one, has the unique-id.</param>
        /// <param name="uniqueId">Its unique-id; empty: unknown.</param>
        /// <param name="size">Its size in octets; -1: unknown.</param>
        /// <param name="headers">Its header; null: it was not loaded.</param>
        /// <param name="error">Why it could not be read; null: it could.</param>
        public Pop3MessageInfo(int sequenceNumber, string uniqueId, long size, HeaderCollection? headers = null, Exception? error = null)
            : base(sequenceNumber, uniqueId, size, headers ?? HeaderCollection.Empty)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sequenceNumber);
            HasHeaders = headers != null;
            Error = error;
        }

        /// <summary>Why this message could not be read while others could; null: it could. The server's refusal, mostly.</summary>
        public Exception? Error { get; internal set; }

        /// <summary>True if the header was loaded.</summary>
        public bool HasHeaders { get; private set; }

        internal void SetHeaders(HeaderCollection headers)
        {
            Headers = headers;
            HasHeaders = true;
            Error = null;
        }
    }
}
