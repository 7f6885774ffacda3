using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // The maildrop as a whole, and what the server says of one message.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.GetMailboxInfo()"/>
        Pop3MailboxInfo GetMailboxInfo();

        /// <inheritdoc cref="Pop3Client.GetMailboxInfo(IConnection)"/>
        Pop3MailboxInfo GetMailboxInfo(IConnection connection);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfoAsync(CancellationToken)"/>
        Task<Pop3MailboxInfo> GetMailboxInfoAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfoAsync(IConnection, CancellationToken)"/>
        Task<Pop3MailboxInfo> GetMailboxInfoAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfo(bool)"/>
        Pop3MailboxInfo GetMailboxInfo(bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfo(IConnection, bool)"/>
        Pop3MailboxInfo GetMailboxInfo(IConnection connection, bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfoAsync(bool, CancellationToken)"/>
        Task<Pop3MailboxInfo> GetMailboxInfoAsync(bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxInfoAsync(IConnection, bool, CancellationToken)"/>
        Task<Pop3MailboxInfo> GetMailboxInfoAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageCount()"/>
        int GetMessageCount();

        /// <inheritdoc cref="Pop3Client.GetMessageCount(IConnection)"/>
        int GetMessageCount(IConnection connection);

        /// <inheritdoc cref="Pop3Client.GetMessageCountAsync(CancellationToken)"/>
        Task<int> GetMessageCountAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageCountAsync(IConnection, CancellationToken)"/>
        Task<int> GetMessageCountAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageCount(bool)"/>
        int GetMessageCount(bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMessageCount(IConnection, bool)"/>
        int GetMessageCount(IConnection connection, bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMessageCountAsync(bool, CancellationToken)"/>
        Task<int> GetMessageCountAsync(bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageCountAsync(IConnection, bool, CancellationToken)"/>
        Task<int> GetMessageCountAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxSize()"/>
        long GetMailboxSize();

        /// <inheritdoc cref="Pop3Client.GetMailboxSize(IConnection)"/>
        long GetMailboxSize(IConnection connection);

        /// <inheritdoc cref="Pop3Client.GetMailboxSizeAsync(CancellationToken)"/>
        Task<long> GetMailboxSizeAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxSizeAsync(IConnection, CancellationToken)"/>
        Task<long> GetMailboxSizeAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxSize(bool)"/>
        long GetMailboxSize(bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMailboxSize(IConnection, bool)"/>
        long GetMailboxSize(IConnection connection, bool closeTransaction);

        /// <inheritdoc cref="Pop3Client.GetMailboxSizeAsync(bool, CancellationToken)"/>
        Task<long> GetMailboxSizeAsync(bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMailboxSizeAsync(IConnection, bool, CancellationToken)"/>
        Task<long> GetMailboxSizeAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageSize(int)"/>
        long GetMessageSize(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageSize(IConnection, int)"/>
        long GetMessageSize(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageSizeAsync(int, CancellationToken)"/>
        Task<long> GetMessageSizeAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageSizeAsync(IConnection, int, CancellationToken)"/>
        Task<long> GetMessageSizeAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageSize(string)"/>
        long GetMessageSize(string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageSize(IConnection, string)"/>
        long GetMessageSize(IConnection connection, string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageSizeAsync(string, CancellationToken)"/>
        Task<long> GetMessageSizeAsync(string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageSizeAsync(IConnection, string, CancellationToken)"/>
        Task<long> GetMessageSizeAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageUniqueId(int)"/>
        string GetMessageUniqueId(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageUniqueId(IConnection, int)"/>
        string GetMessageUniqueId(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageUniqueIdAsync(int, CancellationToken)"/>
        Task<string> GetMessageUniqueIdAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageUniqueIdAsync(IConnection, int, CancellationToken)"/>
        Task<string> GetMessageUniqueIdAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);
    }
}
