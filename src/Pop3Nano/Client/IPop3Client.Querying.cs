using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Queries.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.ListMessages(MailQuery)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(MailQuery query);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, MailQuery)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, MailQuery query);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(MailQuery, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(MailQuery query, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, MailQuery, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, MailQuery query, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(Pop3ListFields, bool, MailQuery)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(Pop3ListFields fields, bool closeTransaction, MailQuery query);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, Pop3ListFields, bool, MailQuery)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, Pop3ListFields fields, bool closeTransaction, MailQuery query);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(Pop3ListFields, bool, MailQuery, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(Pop3ListFields fields, bool closeTransaction, MailQuery query, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, Pop3ListFields, bool, MailQuery, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, Pop3ListFields fields, bool closeTransaction, MailQuery query, CancellationToken cancellationToken = default);
    }
}
