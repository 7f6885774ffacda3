using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Headers.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.GetMessageHeaders(int)"/>
        HeaderCollection GetMessageHeaders(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageHeaders(IConnection, int)"/>
        HeaderCollection GetMessageHeaders(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageHeadersAsync(int, CancellationToken)"/>
        Task<HeaderCollection> GetMessageHeadersAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageHeadersAsync(IConnection, int, CancellationToken)"/>
        Task<HeaderCollection> GetMessageHeadersAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageHeaders(string)"/>
        HeaderCollection GetMessageHeaders(string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageHeaders(IConnection, string)"/>
        HeaderCollection GetMessageHeaders(IConnection connection, string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageHeadersAsync(string, CancellationToken)"/>
        Task<HeaderCollection> GetMessageHeadersAsync(string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageHeadersAsync(IConnection, string, CancellationToken)"/>
        Task<HeaderCollection> GetMessageHeadersAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(int)"/>
        Pop3MessageInfo GetMessageInfo(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(IConnection, int)"/>
        Pop3MessageInfo GetMessageInfo(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(int, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(IConnection, int, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(string)"/>
        Pop3MessageInfo GetMessageInfo(string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(IConnection, string)"/>
        Pop3MessageInfo GetMessageInfo(IConnection connection, string uniqueId);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(string, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(IConnection, string, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(int, Pop3ListFields)"/>
        Pop3MessageInfo GetMessageInfo(int sequenceNumber, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(IConnection, int, Pop3ListFields)"/>
        Pop3MessageInfo GetMessageInfo(IConnection connection, int sequenceNumber, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(int, Pop3ListFields, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(int sequenceNumber, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(IConnection, int, Pop3ListFields, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, int sequenceNumber, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(string, Pop3ListFields)"/>
        Pop3MessageInfo GetMessageInfo(string uniqueId, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.GetMessageInfo(IConnection, string, Pop3ListFields)"/>
        Pop3MessageInfo GetMessageInfo(IConnection connection, string uniqueId, Pop3ListFields fields);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(string, Pop3ListFields, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(string uniqueId, Pop3ListFields fields, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetMessageInfoAsync(IConnection, string, Pop3ListFields, CancellationToken)"/>
        Task<Pop3MessageInfo> GetMessageInfoAsync(IConnection connection, string uniqueId, Pop3ListFields fields, CancellationToken cancellationToken = default);
    }
}
