using System;

namespace Pop3Nano.Session
{
    /// <summary>
    /// A connection to a server, as a session sees it: octets, a deadline and TLS. One deadline holds for all reads and writes until
    /// it is set again. After an exception the channel is of no further use.
    /// </summary>
    public abstract partial class Pop3Channel : IDisposable
    {
        /// <summary>True if TLS protects the octets.</summary>
        public virtual bool IsSecure
        {
            get { return false; }
        }

        /// <summary>A number made from the server's public key, so that another server at the same address is noticed; 0: unknown.</summary>
        public virtual int PeerKeyHash
        {
            get { return 0; }
        }

        /// <summary>A clock in milliseconds that only goes forward.</summary>
        public virtual long Milliseconds
        {
            get { return Clock.Milliseconds; }
        }

        /// <summary>Reads at least one octet, waiting for it; 0: the peer closed the connection.</summary>
        /// <exception cref="TimeoutException">The deadline passed.</exception>
        public abstract int Read(byte[] buffer, int start, int length);

        /// <summary>Writes all the octets.</summary>
        /// <exception cref="TimeoutException">The deadline passed.</exception>
        public abstract void Write(byte[] buffer, int start, int length);

        /// <summary>Sets the deadline so many milliseconds from now, from 1; Timeout.Infinite (-1): none.</summary>
        public abstract void SetDeadline(int milliseconds);

        /// <summary>Makes the TLS handshake (RFC 2595 §4). The certificate is checked; there is no way on without.</summary>
        public abstract void StartTls();

        /// <summary>Ends the connection at once. May be called again, and from another thread.</summary>
        public abstract void Close();

        /// <summary>The same as <see cref="Close"/>.</summary>
        public void Dispose()
        {
            Close();
            GC.SuppressFinalize(this);
        }
    }
}
