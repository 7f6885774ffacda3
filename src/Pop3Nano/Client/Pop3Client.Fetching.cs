using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    // Whole messages.
    public sealed partial class Pop3Client
    {
        /// <summary>
        /// The whole of a message (RETR, RFC 1939 §5), however large: beyond 4 MB it lies in a temporary file. A bound of your own is a stream that throws, in
        /// <see cref="SaveMessage(int, System.IO.Stream)"/>.
        /// </summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public MailMessage FetchMessage(int sequenceNumber) => Block(null, Fetch(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="FetchMessage(int)"/>
        public MailMessage FetchMessage(IConnection connection, int sequenceNumber) => Block(Named(connection), Fetch(MessageRef.Of(sequenceNumber)));

        /// <inheritdoc cref="FetchMessage(int)"/>
        public Task<MailMessage> FetchMessageAsync(int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <inheritdoc cref="FetchMessage(int)"/>
        public Task<MailMessage> FetchMessageAsync(IConnection connection, int sequenceNumber, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(MessageRef.Of(sequenceNumber)), cancellationToken);

        /// <summary>
        /// The whole of the message with this unique-id (RETR, RFC 1939 §5), however large: beyond 4 MB it lies in a temporary file. A bound of your own is a
        /// stream that throws, in <see cref="SaveMessage(string, System.IO.Stream)"/>.
        /// </summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public MailMessage FetchMessage(string uniqueId) => Block(null, Fetch(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="FetchMessage(string)"/>
        public MailMessage FetchMessage(IConnection connection, string uniqueId) => Block(Named(connection), Fetch(MessageRef.Of(uniqueId)));

        /// <inheritdoc cref="FetchMessage(string)"/>
        public Task<MailMessage> FetchMessageAsync(string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(MessageRef.Of(uniqueId)), cancellationToken);

        /// <inheritdoc cref="FetchMessage(string)"/>
        public Task<MailMessage> FetchMessageAsync(IConnection connection, string uniqueId, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(MessageRef.Of(uniqueId)), cancellationToken);

        /// <summary>These messages, in this order and in as few flights as the window allows; one that can't be had does not lose the others.</summary>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<int> sequenceNumbers) => Block(null, Fetch(sequenceNumbers, null));

        /// <inheritdoc cref="FetchMessages(IEnumerable{int})"/>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<int> sequenceNumbers) => Block(Named(connection), Fetch(sequenceNumbers, null));

        /// <inheritdoc cref="FetchMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(sequenceNumbers, null), cancellationToken);

        /// <inheritdoc cref="FetchMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(sequenceNumbers, null), cancellationToken);

        /// <summary>The messages with these unique-ids, in this order; one that can't be had does not lose the others.</summary>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<string> uniqueIds) => Block(null, Fetch(uniqueIds, null));

        /// <inheritdoc cref="FetchMessages(IEnumerable{string})"/>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<string> uniqueIds) => Block(Named(connection), Fetch(uniqueIds, null));

        /// <inheritdoc cref="FetchMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(uniqueIds, null), cancellationToken);

        /// <inheritdoc cref="FetchMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(uniqueIds, null), cancellationToken);

        /// <summary>The same, telling how far it is.</summary>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress) => Block(null, Fetch(sequenceNumbers, progress));

        /// <inheritdoc cref="FetchMessages(IEnumerable{int}, IProgress{Pop3Progress})"/>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress) => Block(Named(connection), Fetch(sequenceNumbers, progress));

        /// <inheritdoc cref="FetchMessages(IEnumerable{int}, IProgress{Pop3Progress})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(sequenceNumbers, progress), cancellationToken);

        /// <inheritdoc cref="FetchMessages(IEnumerable{int}, IProgress{Pop3Progress})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(sequenceNumbers, progress), cancellationToken);

        /// <summary>The same, telling how far it is.</summary>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress) => Block(null, Fetch(uniqueIds, progress));

        /// <inheritdoc cref="FetchMessages(IEnumerable{string}, IProgress{Pop3Progress})"/>
        public IReadOnlyList<Pop3FetchResult> FetchMessages(IConnection connection, IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress) => Block(Named(connection), Fetch(uniqueIds, progress));

        /// <inheritdoc cref="FetchMessages(IEnumerable{string}, IProgress{Pop3Progress})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Fetch(uniqueIds, progress), cancellationToken);

        /// <inheritdoc cref="FetchMessages(IEnumerable{string}, IProgress{Pop3Progress})"/>
        public Task<IReadOnlyList<Pop3FetchResult>> FetchMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, IProgress<Pop3Progress> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Fetch(uniqueIds, progress), cancellationToken);
    }
}
