using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    public abstract partial class Pop3Channel
    {
        /// <summary>Reads at least one octet; 0: the peer closed the connection. A channel without its own way reads blocking.</summary>
        public virtual ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ValueTask<int>(Read(buffer, start, length));
        }

        /// <summary>Writes all the octets. A channel without its own way writes blocking.</summary>
        public virtual ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer, start, length);
            return default;
        }

        /// <summary>Makes the TLS handshake. A channel without its own way makes it blocking.</summary>
        public virtual ValueTask StartTlsAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            StartTls();
            return default;
        }

        /// <summary>Waits, as long as it would for the peer, for something that is none of its own.</summary>
        /// <exception cref="TimeoutException">It took longer.</exception>
        internal virtual ValueTask WaitAsync(Task task, int milliseconds, CancellationToken cancellationToken) =>
            new(task.WaitAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken));
    }
}
