using System;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>What is known of a message in the maildrop: number, unique-id, size, and its header where that was asked for.</summary>
    public sealed class Pop3MessageInfo : MessageInfoBase
    {
        internal Pop3MessageInfo(int sequenceNumber, string uniqueId, long size)
            : base(sequenceNumber, uniqueId, size)
        {
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
