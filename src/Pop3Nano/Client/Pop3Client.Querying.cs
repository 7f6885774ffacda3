using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Lists of the messages that fit a query.
    public sealed partial class Pop3Client
    {
        /// <summary>
        /// The messages that fit, with number, unique-id, size and whatever header was read, in the order that the query asks for, else of their numbers.
        /// The client looks, not the server: sizes first, then headers in one flight, and the bodies of messages that these do not decide if the
        /// query asks for Body or Text. A message that the server refuses to show stands in the list with its <see cref="Pop3MessageInfo.Error"/>: nobody
        /// knows whether it fits.
        /// </summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(MailQuery query) => Block(null, Query(Pop3ListFields.IdOnly, false, query));

        /// <inheritdoc cref="ListMessages(MailQuery)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, MailQuery query) => Block(Named(connection), Query(Pop3ListFields.IdOnly, false, query));

        /// <inheritdoc cref="ListMessages(MailQuery)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(MailQuery query, CancellationToken cancellationToken = default) =>
            RunAsync(null, Query(Pop3ListFields.IdOnly, false, query), cancellationToken);

        /// <inheritdoc cref="ListMessages(MailQuery)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, MailQuery query, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Query(Pop3ListFields.IdOnly, false, query), cancellationToken);

        /// <summary>The same, with as much of each message as is asked for, and of a fresh session if that is asked for.</summary>
        /// <exception cref="InvalidOperationException">A fresh session is asked for and messages are marked for deletion: commit or undo that first.</exception>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(Pop3ListFields fields, bool closeTransaction, MailQuery query) => Block(null, Query(fields, closeTransaction, query));

        /// <inheritdoc cref="ListMessages(Pop3ListFields, bool, MailQuery)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, Pop3ListFields fields, bool closeTransaction, MailQuery query) =>
            Block(Named(connection), Query(fields, closeTransaction, query));

        /// <inheritdoc cref="ListMessages(Pop3ListFields, bool, MailQuery)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(Pop3ListFields fields, bool closeTransaction, MailQuery query, CancellationToken cancellationToken = default) =>
            RunAsync(null, Query(fields, closeTransaction, query), cancellationToken);

        /// <inheritdoc cref="ListMessages(Pop3ListFields, bool, MailQuery)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, Pop3ListFields fields, bool closeTransaction, MailQuery query, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Query(fields, closeTransaction, query), cancellationToken);

        private static Func<Pop3Call, ValueTask<IReadOnlyList<Pop3MessageInfo>>> Query(Pop3ListFields fields, bool closeTransaction, MailQuery query)
        {
            ArgumentNullException.ThrowIfNull(query);
            return call => QueryCalls.ListAsync(call, query, fields, closeTransaction);
        }
    }
}
