using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Messages into streams and files, by number.
    public sealed partial class Pop3Client
    {
        /// <summary>
        /// Writes a message octet by octet as it was sent, in constant memory. The stream stays open (RETR, RFC 1939 §5). No message is too large, whatever
        /// size was listed: the bound is the stream, whose exception ends the call and comes out of it.
        /// </summary>
        public void SaveMessage(int sequenceNumber, Stream destination) => Block(null, Save(MessageRef.Of(sequenceNumber), destination, null));

        /// <inheritdoc cref="SaveMessage(int, Stream)"/>
        public void SaveMessage(IConnection connection, int sequenceNumber, Stream destination) => Block(Named(connection), Save(MessageRef.Of(sequenceNumber), destination, null));

        /// <inheritdoc cref="SaveMessage(int, Stream)"/>
        public Task SaveMessageAsync(int sequenceNumber, Stream destination, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(sequenceNumber), destination, null), cancellationToken);

        /// <inheritdoc cref="SaveMessage(int, Stream)"/>
        public Task SaveMessageAsync(IConnection connection, int sequenceNumber, Stream destination, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(sequenceNumber), destination, null), cancellationToken);

        /// <summary>The same, telling how many octets came. What the progress throws ends the call and comes out of it.</summary>
        public void SaveMessage(int sequenceNumber, Stream destination, IProgress<long> progress) => Block(null, Save(MessageRef.Of(sequenceNumber), destination, progress));

        /// <inheritdoc cref="SaveMessage(int, Stream, IProgress{long})"/>
        public void SaveMessage(IConnection connection, int sequenceNumber, Stream destination, IProgress<long> progress) => Block(Named(connection), Save(MessageRef.Of(sequenceNumber), destination, progress));

        /// <inheritdoc cref="SaveMessage(int, Stream, IProgress{long})"/>
        public Task SaveMessageAsync(int sequenceNumber, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(sequenceNumber), destination, progress), cancellationToken);

        /// <inheritdoc cref="SaveMessage(int, Stream, IProgress{long})"/>
        public Task SaveMessageAsync(IConnection connection, int sequenceNumber, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(sequenceNumber), destination, progress), cancellationToken);

        /// <summary>
        /// Writes a message into a file, which appears when it is complete; what had the name before stays if something fails (RETR, RFC 1939 §5). No message
        /// is too large: where one may be, ask for progress.
        /// </summary>
        public void SaveMessage(int sequenceNumber, string fileName) => Block(null, Save(MessageRef.Of(sequenceNumber), fileName, null));

        /// <inheritdoc cref="SaveMessage(int, string)"/>
        public void SaveMessage(IConnection connection, int sequenceNumber, string fileName) => Block(Named(connection), Save(MessageRef.Of(sequenceNumber), fileName, null));

        /// <inheritdoc cref="SaveMessage(int, string)"/>
        public Task SaveMessageAsync(int sequenceNumber, string fileName, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(sequenceNumber), fileName, null), cancellationToken);

        /// <inheritdoc cref="SaveMessage(int, string)"/>
        public Task SaveMessageAsync(IConnection connection, int sequenceNumber, string fileName, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(sequenceNumber), fileName, null), cancellationToken);

        /// <summary>The same, telling how many octets came. What the progress throws ends the call and comes out of it.</summary>
        public void SaveMessage(int sequenceNumber, string fileName, IProgress<long> progress) => Block(null, Save(MessageRef.Of(sequenceNumber), fileName, progress));

        /// <inheritdoc cref="SaveMessage(int, string, IProgress{long})"/>
        public void SaveMessage(IConnection connection, int sequenceNumber, string fileName, IProgress<long> progress) => Block(Named(connection), Save(MessageRef.Of(sequenceNumber), fileName, progress));

        /// <inheritdoc cref="SaveMessage(int, string, IProgress{long})"/>
        public Task SaveMessageAsync(int sequenceNumber, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(sequenceNumber), fileName, progress), cancellationToken);

        /// <inheritdoc cref="SaveMessage(int, string, IProgress{long})"/>
        public Task SaveMessageAsync(IConnection connection, int sequenceNumber, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(sequenceNumber), fileName, progress), cancellationToken);
    }
}
