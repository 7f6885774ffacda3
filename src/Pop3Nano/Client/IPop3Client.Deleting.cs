using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Marks for deletion, and what becomes of them.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.DeleteMessage(int)"/>
        void DeleteMessage(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.DeleteMessage(IConnection, int)"/>
        void DeleteMessage(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.DeleteMessageAsync(int, CancellationToken)"/>
        Task DeleteMessageAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessageAsync(IConnection, int, CancellationToken)"/>
        Task DeleteMessageAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessage(string)"/>
        void DeleteMessage(string uniqueId);

        /// <inheritdoc cref="Pop3Client.DeleteMessage(IConnection, string)"/>
        void DeleteMessage(IConnection connection, string uniqueId);

        /// <inheritdoc cref="Pop3Client.DeleteMessageAsync(string, CancellationToken)"/>
        Task DeleteMessageAsync(string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessageAsync(IConnection, string, CancellationToken)"/>
        Task DeleteMessageAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessages()"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages();

        /// <inheritdoc cref="Pop3Client.DeleteMessages(IConnection)"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(IConnection, CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessages(IEnumerable{int})"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages(IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.DeleteMessages(IConnection, IEnumerable{int})"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection, IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(IConnection, IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessages(IEnumerable{string})"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages(IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.DeleteMessages(IConnection, IEnumerable{string})"/>
        IReadOnlyList<Pop3DeleteResult> DeleteMessages(IConnection connection, IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.DeleteMessagesAsync(IConnection, IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3DeleteResult>> DeleteMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.UndeleteMessages()"/>
        void UndeleteMessages();

        /// <inheritdoc cref="Pop3Client.UndeleteMessages(IConnection)"/>
        void UndeleteMessages(IConnection connection);

        /// <inheritdoc cref="Pop3Client.UndeleteMessagesAsync(CancellationToken)"/>
        Task UndeleteMessagesAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.UndeleteMessagesAsync(IConnection, CancellationToken)"/>
        Task UndeleteMessagesAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.CommitDeletes()"/>
        void CommitDeletes();

        /// <inheritdoc cref="Pop3Client.CommitDeletes(IConnection)"/>
        void CommitDeletes(IConnection connection);

        /// <inheritdoc cref="Pop3Client.CommitDeletesAsync(CancellationToken)"/>
        Task CommitDeletesAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.CommitDeletesAsync(IConnection, CancellationToken)"/>
        Task CommitDeletesAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.CommitDeletes(int)"/>
        void CommitDeletes(int sleep);

        /// <inheritdoc cref="Pop3Client.CommitDeletes(IConnection, int)"/>
        void CommitDeletes(IConnection connection, int sleep);

        /// <inheritdoc cref="Pop3Client.CommitDeletesAsync(int, CancellationToken)"/>
        Task CommitDeletesAsync(int sleep, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.CommitDeletesAsync(IConnection, int, CancellationToken)"/>
        Task CommitDeletesAsync(IConnection connection, int sleep, CancellationToken cancellationToken = default);
    }
}
