using System;
using System.IO;

namespace Pop3Nano
{
    /// <summary>The proxy did not connect us to the server. The server has seen nothing, and nothing secret of its was sent.</summary>
    public class Pop3ProxyException : IOException
    {
        /// <summary>A failure, for machines and in words.</summary>
        public Pop3ProxyException(Pop3ProxyReason reason, string message, Exception? innerException)
            : base(message, innerException)
        {
            Reason = reason;
        }

        /// <summary>Why.</summary>
        public Pop3ProxyReason Reason { get; }
    }
}
