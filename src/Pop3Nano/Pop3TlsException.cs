using System;
using System.Collections.Generic;
using System.IO;

namespace Pop3Nano
{
    /// <summary>TLS could not be established; the message says what is wrong with the certificate or the handshake. Nothing secret was sent.</summary>
    public class Pop3TlsException : IOException
    {
        /// <summary>A failure, in words, and what the platform says to it.</summary>
        public Pop3TlsException(string message, Exception? innerException)
            : base(message, innerException)
        {
        }

        /// <summary>A certificate that was rejected, with the chain that was found, the server's own certificate first.</summary>
        public Pop3TlsException(string message, IReadOnlyList<string> chain, Exception? innerException)
            : base(message, innerException)
        {
            IsCertificateProblem = true;
            Chain = chain;
        }

        /// <summary>True if the handshake went well and the server's certificate was rejected.</summary>
        public bool IsCertificateProblem { get; }

        /// <summary>One line for each certificate of the chain, the server's first: subject, issuer, dates, SHA-256 fingerprint, and what is wrong with it.</summary>
        public IReadOnlyList<string> Chain { get; } = [];
    }
}
