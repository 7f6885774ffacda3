using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // What the server says of one message.
    public sealed partial class Pop3Client
    {
        /// <summary>The size of a message in octets, a hint; -1: unknown (LIST, RFC 1939 §5).</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public long GetMessageSize(int sequenceNumber) => Block(null, Size(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageSize(int)"/>
        public long GetMessageSize(IConnection connection, int sequenceNumber) => Block(Named(connection), Size(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageSize(int)"/>
        public Task<long> GetMessageSizeAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, Size(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <inheritdoc cref="GetMessageSize(int)"/>
        public Task<long> GetMessageSizeAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Size(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <summary>The size of the message with this unique-id in octets, a hint; -1: unknown (LIST, RFC 1939 §5).</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public long GetMessageSize(string uniqueId) => Block(null, Size(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="GetMessageSize(string)"/>
        public long GetMessageSize(IConnection connection, string uniqueId) => Block(Named(connection), Size(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="GetMessageSize(string)"/>
        public Task<long> GetMessageSizeAsync(string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(null, Size(MessageRef.Of(uniqueId)), cancellationToken);

        /// <inheritdoc cref="GetMessageSize(string)"/>
        public Task<long> GetMessageSizeAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Size(MessageRef.Of(uniqueId)), cancellationToken);

        /// <summary>The unique-id of a message (UIDL, RFC 1939 §7).</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public string GetMessageUniqueId(int sequenceNumber) => Block(null, UniqueId(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageUniqueId(int)"/>
        public string GetMessageUniqueId(IConnection connection, int sequenceNumber) => Block(Named(connection), UniqueId(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageUniqueId(int)"/>
        public Task<string> GetMessageUniqueIdAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, UniqueId(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <inheritdoc cref="GetMessageUniqueId(int)"/>
        public Task<string> GetMessageUniqueIdAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), UniqueId(MessageRef.Of(sequenceNumber)), cancellationToken);
    }
}
