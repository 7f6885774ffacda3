using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Lists of all messages.
    public sealed partial class Pop3Client
    {
        /// <summary>All messages with number, unique-id and size.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages() => Block(null, call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages()"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection) => Block(Named(connection), call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages()"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly), cancellationToken);

        /// <inheritdoc cref="ListMessages()"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly), cancellationToken);

        /// <summary>The same, of a fresh session.</summary>
        /// <exception cref="InvalidOperationException">Messages are marked for deletion: commit or undo that first.</exception>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(bool closeTransaction) => Block(null, call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly, closeTransaction));

        /// <inheritdoc cref="ListMessages(bool)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, bool closeTransaction) => Block(Named(connection), call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly, closeTransaction));

        /// <inheritdoc cref="ListMessages(bool)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(null, call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly, closeTransaction), cancellationToken);

        /// <inheritdoc cref="ListMessages(bool)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => ListingCalls.AllAsync(call, Pop3ListFields.IdOnly, closeTransaction), cancellationToken);

        /// <summary>All messages, with as much as is asked for. Headers come in one flight; one that is refused does not lose the others.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(Pop3ListFields fields) => Block(null, call => ListingCalls.AllAsync(call, fields));

        /// <inheritdoc cref="ListMessages(Pop3ListFields)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, Pop3ListFields fields) => Block(Named(connection), call => ListingCalls.AllAsync(call, fields));

        /// <inheritdoc cref="ListMessages(Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(null, call => ListingCalls.AllAsync(call, fields), cancellationToken);

        /// <inheritdoc cref="ListMessages(Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => ListingCalls.AllAsync(call, fields), cancellationToken);
    }
}
