using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Whole messages.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.FetchMessage(int)"/>
        MailMessage FetchMessage(int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.FetchMessage(IConnection, int)"/>
        MailMessage FetchMessage(IConnection connection, int sequenceNumber);

        /// <inheritdoc cref="Pop3Client.FetchMessageAsync(int, CancellationToken)"/>
        Task<MailMessage> FetchMessageAsync(int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessageAsync(IConnection, int, CancellationToken)"/>
        Task<MailMessage> FetchMessageAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessage(string)"/>
        MailMessage FetchMessage(string uniqueId);

        /// <inheritdoc cref="Pop3Client.FetchMessage(IConnection, string)"/>
        MailMessage FetchMessage(IConnection connection, string uniqueId);

        /// <inheritdoc cref="Pop3Client.FetchMessageAsync(string, CancellationToken)"/>
        Task<MailMessage> FetchMessageAsync(string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessageAsync(IConnection, string, CancellationToken)"/>
        Task<MailMessage> FetchMessageAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IEnumerable{int})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IConnection, IEnumerable{int})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<int> sequenceNumbers);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IConnection, IEnumerable{int}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IEnumerable{string})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IConnection, IEnumerable{string})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<string> uniqueIds);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IConnection, IEnumerable{string}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IEnumerable{int}, IProgress{Pop3Progress})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IConnection, IEnumerable{int}, IProgress{Pop3Progress})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IEnumerable{int}, IProgress{Pop3Progress}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IConnection, IEnumerable{int}, IProgress{Pop3Progress}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IEnumerable{string}, IProgress{Pop3Progress})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress);

        /// <inheritdoc cref="Pop3Client.FetchMessages(IConnection, IEnumerable{string}, IProgress{Pop3Progress})"/>
        IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IEnumerable{string}, IProgress{Pop3Progress}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.FetchMessagesAsync(IConnection, IEnumerable{string}, IProgress{Pop3Progress}, CancellationToken)"/>
        Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessageInfosAsync(CancellationToken)"/>
        IAsyncEnumerable<Pop3MessageInfo> EnumerateMessageInfosAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessageInfosAsync(IConnection, CancellationToken)"/>
        IAsyncEnumerable<Pop3MessageInfo> EnumerateMessageInfosAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessagesAsync(IEnumerable{int}, CancellationToken)"/>
        IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessagesAsync(IConnection, IEnumerable{int}, CancellationToken)"/>
        IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessagesAsync(IEnumerable{string}, CancellationToken)"/>
        IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.EnumerateMessagesAsync(IConnection, IEnumerable{string}, CancellationToken)"/>
        IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default);
    }
}
