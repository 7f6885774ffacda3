using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Marks for deletion. They are sacred: only CommitDeletes carries them out, and none gets lost in silence.
    public sealed partial class Pop3Client
    {
        /// <summary>Marks a message for deletion (DELE, RFC 1939 §5); <see cref="CommitDeletes()"/> carries it out.</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        /// <exception cref="Pop3ConnectionLostException">The connection was lost and made anew, and the number may be another message's now: nothing was marked; list again.</exception>
        public void DeleteMessage(int sequenceNumber) => Block(null, Delete(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="DeleteMessage(int)"/>
        public void DeleteMessage(IConnection connection, int sequenceNumber) => Block(Named(connection), Delete(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="DeleteMessage(int)"/>
        public Task DeleteMessageAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, Delete(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <inheritdoc cref="DeleteMessage(int)"/>
        public Task DeleteMessageAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Delete(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <summary>Marks a message for deletion (DELE, RFC 1939 §5); <see cref="CommitDeletes()"/> carries it out.</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public void DeleteMessage(string uniqueId) => Block(null, Delete(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="DeleteMessage(string)"/>
        public void DeleteMessage(IConnection connection, string uniqueId) => Block(Named(connection), Delete(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="DeleteMessage(string)"/>
        public Task DeleteMessageAsync(string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(null, Delete(MessageRef.Of(uniqueId)), cancellationToken);

        /// <inheritdoc cref="DeleteMessage(string)"/>
        public Task DeleteMessageAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Delete(MessageRef.Of(uniqueId)), cancellationToken);

        /// <summary>Marks all messages for deletion, in one flight; one that is refused does not keep the others from it.</summary>
        /// <exception cref="Pop3ConnectionLostException">The connection was lost and made anew, and there may be messages that were not there when they were listed: nothing was marked; list again.</exception>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages() => Block(null, DeleteCalls.DeleteAllAsync);

        /// <inheritdoc cref="DeleteMessages()"/>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection) => Block(Named(connection), DeleteCalls.DeleteAllAsync);

        /// <inheritdoc cref="DeleteMessages()"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, DeleteCalls.DeleteAllAsync, cancellationToken);

        /// <inheritdoc cref="DeleteMessages()"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), DeleteCalls.DeleteAllAsync, cancellationToken);

        /// <summary>Marks these messages for deletion, in one flight.</summary>
        /// <exception cref="Pop3ConnectionLostException">The connection was lost and made anew, and the numbers may be other messages' now: nothing was marked; list again.</exception>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages(IEnumerable<int> sequenceNumbers) => Block(null, DeleteOf(sequenceNumbers));

        /// <inheritdoc cref="DeleteMessages(IEnumerable{int})"/>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection, IEnumerable<int> sequenceNumbers) => Block(Named(connection), DeleteOf(sequenceNumbers));

        /// <inheritdoc cref="DeleteMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(null, DeleteOf(sequenceNumbers), cancellationToken);

        /// <inheritdoc cref="DeleteMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), DeleteOf(sequenceNumbers), cancellationToken);

        /// <summary>Marks the messages with these unique-ids for deletion, in one flight.</summary>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages(IEnumerable<string> uniqueIds) => Block(null, DeleteOf(uniqueIds));

        /// <inheritdoc cref="DeleteMessages(IEnumerable{string})"/>
        public IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection, IEnumerable<string> uniqueIds) => Block(Named(connection), DeleteOf(uniqueIds));

        /// <inheritdoc cref="DeleteMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(null, DeleteOf(uniqueIds), cancellationToken);

        /// <inheritdoc cref="DeleteMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), DeleteOf(uniqueIds), cancellationToken);
    }
}
