using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // What becomes of marks.
    public sealed partial class Pop3Client
    {
        /// <summary>Takes all marks back (RSET, RFC 1939 §5).</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public void UndeleteMessages() => BlockLightly(null, MaildropCalls.UndeleteAsync);

        /// <inheritdoc cref="UndeleteMessages()"/>
        public void UndeleteMessages(IConnection connection) => BlockLightly(Named(connection), MaildropCalls.UndeleteAsync);

        /// <inheritdoc cref="UndeleteMessages()"/>
        public Task UndeleteMessagesAsync(CancellationToken cancellationToken = default) =>
            RunLightlyAsync(null, MaildropCalls.UndeleteAsync, cancellationToken);

        /// <inheritdoc cref="UndeleteMessages()"/>
        public Task UndeleteMessagesAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunLightlyAsync(Named(connection), MaildropCalls.UndeleteAsync, cancellationToken);

        /// <summary>Removes what is marked (QUIT, RFC 1939 §6) and waits for the server's word. The next call opens the connection again.</summary>
        /// <exception cref="Pop3CommandException">The server could not remove all of it.</exception>
        /// <exception cref="Pop3ConnectionLostException">It closed without saying whether it did.</exception>
        public void CommitDeletes() => BlockLightly(null, call => call.Connection.QuitAsync(call));

        /// <inheritdoc cref="CommitDeletes()"/>
        public void CommitDeletes(IConnection connection) => BlockLightly(Named(connection), call => call.Connection.QuitAsync(call));

        /// <inheritdoc cref="CommitDeletes()"/>
        public Task CommitDeletesAsync(CancellationToken cancellationToken = default) =>
            RunLightlyAsync(null, call => call.Connection.QuitAsync(call), cancellationToken);

        /// <inheritdoc cref="CommitDeletes()"/>
        public Task CommitDeletesAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunLightlyAsync(Named(connection), call => call.Connection.QuitAsync(call), cancellationToken);

        /// <summary>The same, and waits so many milliseconds, as some servers need before they let one in again.</summary>
        public void CommitDeletes(int sleep) => BlockLightly(null, Commit(sleep));

        /// <inheritdoc cref="CommitDeletes(int)"/>
        public void CommitDeletes(IConnection connection, int sleep) => BlockLightly(Named(connection), Commit(sleep));

        /// <inheritdoc cref="CommitDeletes(int)"/>
        public Task CommitDeletesAsync(int sleep, CancellationToken cancellationToken = default) =>
            RunLightlyAsync(null, Commit(sleep), cancellationToken);

        /// <inheritdoc cref="CommitDeletes(int)"/>
        public Task CommitDeletesAsync(IConnection connection, int sleep, CancellationToken cancellationToken = default) =>
            RunLightlyAsync(Named(connection), Commit(sleep), cancellationToken);
    }
}
