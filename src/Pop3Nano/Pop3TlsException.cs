using System;
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
    }
}
