using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // What the server can do, async.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="Capa"/>.</summary>
        public async ValueTask CapaAsync(CancellationToken cancellationToken = default)
        {
            bool isLoggedIn = State == Pop3State.Transaction;
            bool written = Engine.WriteCapa(0);
            try
            {
                await ReadOwnReplyAsync(written, cancellationToken).ConfigureAwait(false);
                while (await ReadLineAsync(cancellationToken).ConfigureAwait(false))
                {
                    // The engine and Note() take each line in.
                }
            }
            catch (Exception failure)
            {
                NoteNoCapabilities(failure, isLoggedIn);
                throw;
            }
        }

        /// <summary>The async form of <see cref="HasCapability"/>.</summary>
        public async ValueTask<bool> HasCapabilityAsync(string token, CancellationToken cancellationToken = default)
        {
            byte[] wanted = Token(token);
            bool found = false;
            await ReadOwnReplyAsync(Engine.WriteCapa(0), cancellationToken).ConfigureAwait(false);
            while (await ReadLineAsync(cancellationToken).ConfigureAwait(false))
            {
                if (IsToken(wanted)) found = true;
            }
            return found;
        }
    }
}
