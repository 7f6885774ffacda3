using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Headers.
    public sealed partial class Pop3Client
    {
        /// <summary>The header of a message exactly as it was sent (TOP n 0, RFC 1939 §7; RETR where the server has no TOP).</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public HeaderCollection GetMessageHeaders(int sequenceNumber) => Block(null, Headers(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageHeaders(int)"/>
        public HeaderCollection GetMessageHeaders(IConnection connection, int sequenceNumber) => Block(Named(connection), Headers(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="GetMessageHeaders(int)"/>
        public Task<HeaderCollection> GetMessageHeadersAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, Headers(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <inheritdoc cref="GetMessageHeaders(int)"/>
        public Task<HeaderCollection> GetMessageHeadersAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Headers(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <summary>The header of the message with this unique-id exactly as it was sent (TOP n 0, RFC 1939 §7; RETR where the server has no TOP).</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public HeaderCollection GetMessageHeaders(string uniqueId) => Block(null, Headers(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="GetMessageHeaders(string)"/>
        public HeaderCollection GetMessageHeaders(IConnection connection, string uniqueId) => Block(Named(connection), Headers(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="GetMessageHeaders(string)"/>
        public Task<HeaderCollection> GetMessageHeadersAsync(string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(null, Headers(MessageRef.Of(uniqueId)), cancellationToken);

        /// <inheritdoc cref="GetMessageHeaders(string)"/>
        public Task<HeaderCollection> GetMessageHeadersAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Headers(MessageRef.Of(uniqueId)), cancellationToken);

        /// <summary>Number, unique-id, size and header of a message, in one flight.</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public Pop3MessageInfo GetMessageInfo(int sequenceNumber) => Block(null, Info(MessageRef.Of(sequenceNumber), Pop3ListFields.Main));

        /// <inheritdoc cref="GetMessageInfo(int)"/>
        public Pop3MessageInfo GetMessageInfo(IConnection connection, int sequenceNumber) => Block(Named(connection), Info(MessageRef.Of(sequenceNumber), Pop3ListFields.Main));

        /// <inheritdoc cref="GetMessageInfo(int)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, Info(MessageRef.Of(sequenceNumber), Pop3ListFields.Main), cancellationToken);

        /// <inheritdoc cref="GetMessageInfo(int)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Info(MessageRef.Of(sequenceNumber), Pop3ListFields.Main), cancellationToken);

        /// <summary>Number, unique-id, size and header of the message with this unique-id, in one flight.</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public Pop3MessageInfo GetMessageInfo(string uniqueId) => Block(null, Info(MessageRef.Of(uniqueId), Pop3ListFields.Main));

        /// <inheritdoc cref="GetMessageInfo(string)"/>
        public Pop3MessageInfo GetMessageInfo(IConnection connection, string uniqueId) => Block(Named(connection), Info(MessageRef.Of(uniqueId), Pop3ListFields.Main));

        /// <inheritdoc cref="GetMessageInfo(string)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(null, Info(MessageRef.Of(uniqueId), Pop3ListFields.Main), cancellationToken);

        /// <inheritdoc cref="GetMessageInfo(string)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Info(MessageRef.Of(uniqueId), Pop3ListFields.Main), cancellationToken);

        /// <summary>As much as is asked for of a message, in one flight.</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public Pop3MessageInfo GetMessageInfo(int sequenceNumber, Pop3ListFields fields) => Block(null, Info(MessageRef.Of(sequenceNumber), fields));

        /// <inheritdoc cref="GetMessageInfo(int, Pop3ListFields)"/>
        public Pop3MessageInfo GetMessageInfo(IConnection connection, int sequenceNumber, Pop3ListFields fields) => Block(Named(connection), Info(MessageRef.Of(sequenceNumber), fields));

        /// <inheritdoc cref="GetMessageInfo(int, Pop3ListFields)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(int sequenceNumber, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(null, Info(MessageRef.Of(sequenceNumber), fields), cancellationToken);

        /// <inheritdoc cref="GetMessageInfo(int, Pop3ListFields)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, int sequenceNumber, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Info(MessageRef.Of(sequenceNumber), fields), cancellationToken);

        /// <summary>As much as is asked for of the message with this unique-id, in one flight.</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public Pop3MessageInfo GetMessageInfo(string uniqueId, Pop3ListFields fields) => Block(null, Info(MessageRef.Of(uniqueId), fields));

        /// <inheritdoc cref="GetMessageInfo(string, Pop3ListFields)"/>
        public Pop3MessageInfo GetMessageInfo(IConnection connection, string uniqueId, Pop3ListFields fields) => Block(Named(connection), Info(MessageRef.Of(uniqueId), fields));

        /// <inheritdoc cref="GetMessageInfo(string, Pop3ListFields)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(string uniqueId, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(null, Info(MessageRef.Of(uniqueId), fields), cancellationToken);

        /// <inheritdoc cref="GetMessageInfo(string, Pop3ListFields)"/>
        public Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, string uniqueId, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Info(MessageRef.Of(uniqueId), fields), cancellationToken);
    }
}
