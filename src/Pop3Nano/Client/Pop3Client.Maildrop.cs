using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // The maildrop as a whole.
    public sealed partial class Pop3Client
    {
        /// <summary>The number and size of the messages (STAT, RFC 1939 §5).</summary>
        public Pop3MailboxInfo GetMailboxInfo() => Block(null, call => MaildropCalls.StatAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMailboxInfo()"/>
        public Pop3MailboxInfo GetMailboxInfo(IConnection connection) => Block(Named(connection), call => MaildropCalls.StatAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMailboxInfo()"/>
        public Task<Pop3MailboxInfo> GetMailboxInfoAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.StatAsync(call, closeTransaction: false), cancellationToken);

        /// <inheritdoc cref="GetMailboxInfo()"/>
        public Task<Pop3MailboxInfo> GetMailboxInfoAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.StatAsync(call, closeTransaction: false), cancellationToken);

        /// <summary>The number and size of the messages (STAT, RFC 1939 §5). With <paramref name="closeTransaction"/>, of a fresh session.</summary>
        /// <exception cref="InvalidOperationException">Messages are marked for deletion: commit or undo that first.</exception>
        public Pop3MailboxInfo GetMailboxInfo(bool closeTransaction) => Block(null, call => MaildropCalls.StatAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMailboxInfo(bool)"/>
        public Pop3MailboxInfo GetMailboxInfo(IConnection connection, bool closeTransaction) => Block(Named(connection), call => MaildropCalls.StatAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMailboxInfo(bool)"/>
        public Task<Pop3MailboxInfo> GetMailboxInfoAsync(bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.StatAsync(call, closeTransaction), cancellationToken);

        /// <inheritdoc cref="GetMailboxInfo(bool)"/>
        public Task<Pop3MailboxInfo> GetMailboxInfoAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.StatAsync(call, closeTransaction), cancellationToken);

        /// <summary>The number of messages (STAT, RFC 1939 §5).</summary>
        public int GetMessageCount() => Block(null, call => MaildropCalls.CountAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMessageCount()"/>
        public int GetMessageCount(IConnection connection) => Block(Named(connection), call => MaildropCalls.CountAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMessageCount()"/>
        public Task<int> GetMessageCountAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.CountAsync(call, closeTransaction: false), cancellationToken);

        /// <inheritdoc cref="GetMessageCount()"/>
        public Task<int> GetMessageCountAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.CountAsync(call, closeTransaction: false), cancellationToken);

        /// <summary>The number of messages (STAT, RFC 1939 §5). With <paramref name="closeTransaction"/>, of a fresh session.</summary>
        /// <exception cref="InvalidOperationException">Messages are marked for deletion: commit or undo that first.</exception>
        public int GetMessageCount(bool closeTransaction) => Block(null, call => MaildropCalls.CountAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMessageCount(bool)"/>
        public int GetMessageCount(IConnection connection, bool closeTransaction) => Block(Named(connection), call => MaildropCalls.CountAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMessageCount(bool)"/>
        public Task<int> GetMessageCountAsync(bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.CountAsync(call, closeTransaction), cancellationToken);

        /// <inheritdoc cref="GetMessageCount(bool)"/>
        public Task<int> GetMessageCountAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.CountAsync(call, closeTransaction), cancellationToken);

        /// <summary>The size of all messages in octets, a hint; -1: unknown (STAT, RFC 1939 §5).</summary>
        public long GetMailboxSize() => Block(null, call => MaildropCalls.SizeAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMailboxSize()"/>
        public long GetMailboxSize(IConnection connection) => Block(Named(connection), call => MaildropCalls.SizeAsync(call, closeTransaction: false));

        /// <inheritdoc cref="GetMailboxSize()"/>
        public Task<long> GetMailboxSizeAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.SizeAsync(call, closeTransaction: false), cancellationToken);

        /// <inheritdoc cref="GetMailboxSize()"/>
        public Task<long> GetMailboxSizeAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.SizeAsync(call, closeTransaction: false), cancellationToken);

        /// <summary>The size of all messages in octets, a hint; -1: unknown (STAT, RFC 1939 §5). With <paramref name="closeTransaction"/>, of a fresh session.</summary>
        /// <exception cref="InvalidOperationException">Messages are marked for deletion: commit or undo that first.</exception>
        public long GetMailboxSize(bool closeTransaction) => Block(null, call => MaildropCalls.SizeAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMailboxSize(bool)"/>
        public long GetMailboxSize(IConnection connection, bool closeTransaction) => Block(Named(connection), call => MaildropCalls.SizeAsync(call, closeTransaction));

        /// <inheritdoc cref="GetMailboxSize(bool)"/>
        public Task<long> GetMailboxSizeAsync(bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(null, call => MaildropCalls.SizeAsync(call, closeTransaction), cancellationToken);

        /// <inheritdoc cref="GetMailboxSize(bool)"/>
        public Task<long> GetMailboxSizeAsync(IConnection connection, bool closeTransaction, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), call => MaildropCalls.SizeAsync(call, closeTransaction), cancellationToken);
    }
}
