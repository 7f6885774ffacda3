using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Lists.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.ListMessages()"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages();

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(bool)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, bool)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(bool, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, bool, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(IEnumerable{int})"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, IEnumerable{int})"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(IEnumerable{int}, Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<int> sequenceNumbers, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, IEnumerable{int}, Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<int> sequenceNumbers, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IEnumerable{int}, Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<int> sequenceNumbers, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, IEnumerable{int}, Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(IEnumerable{string})"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, IEnumerable{string})"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessages(IEnumerable{string}, Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<string> uniqueIds, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessages(IConnection, IEnumerable{string}, Pop3ListFields)"/>
        IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<string> uniqueIds, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IEnumerable{string}, Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<string> uniqueIds, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ListMessagesAsync(IConnection, IEnumerable{string}, Pop3ListFields, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoList(IEnumerable{Pop3MessageInfo})"/>
        void LoadMessageInfoList(IEnumerable<Pop3MessageInfo> infos);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoList(IConnection, IEnumerable{Pop3MessageInfo})"/>
        void LoadMessageInfoList(IConnection connection, IEnumerable<Pop3MessageInfo> infos);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoListAsync(IEnumerable{Pop3MessageInfo}, CancellationToken)"/>
        Task LoadMessageInfoListAsync(IEnumerable<Pop3MessageInfo> infos, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoListAsync(IConnection, IEnumerable{Pop3MessageInfo}, CancellationToken)"/>
        Task LoadMessageInfoListAsync(IConnection connection, IEnumerable<Pop3MessageInfo> infos, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoList(IEnumerable{int})"/>
        IReadOnlyList<Pop3MessageInfo> LoadMessageInfoList(IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoList(IConnection, IEnumerable{int})"/>
        IReadOnlyList<Pop3MessageInfo> LoadMessageInfoList(IConnection connection, IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoListAsync(IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> LoadMessageInfoListAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.LoadMessageInfoListAsync(IConnection, IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3MessageInfo>> LoadMessageInfoListAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);
    }
}
