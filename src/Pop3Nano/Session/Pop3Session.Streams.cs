using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // Spans and streams: what .NET has and nanoFramework has not.
    public sealed partial class Pop3Session
    {
        /// <summary>The present slice, text or unique-id, until the next read: no copy is made.</summary>
        public ReadOnlySpan<byte> Slice { get { return _receive.AsSpan(Engine.TextStart, Engine.TextLength); } }

        /// <summary>RETR, streamed: the message's octets as sent, the byte-stuffing undone. Returns how many. RFC 1939 §5.</summary>
        public long Retr(int msg, Stream destination)
        {
            ArgumentNullException.ThrowIfNull(destination); // before anything is sent: some servers take a message that RETR has read for gone
            Retr(msg);
            long count = 0;
            while (ReadOctets())
            {
                destination.Write(_receive, Engine.TextStart, Engine.TextLength);
                count += Engine.TextLength;
            }
            return count;
        }

        /// <summary>The async form of <see cref="Retr(int, Stream)"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<long> RetrAsync(int msg, Stream destination, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(destination);
            await RetrAsync(msg, cancellationToken).ConfigureAwait(false);
            long count = 0;
            while (await ReadOctetsAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await destination.WriteAsync(_receive.AsMemory(Engine.TextStart, Engine.TextLength), cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    Dispose(); // as if it had been cancelled while it read
                    throw;
                }
                count += Engine.TextLength;
            }
            return count;
        }
    }
}
