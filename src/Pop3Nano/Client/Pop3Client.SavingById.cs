using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Messages into streams and files, by unique-id.
    public sealed partial class Pop3Client
    {
        /// <summary>
        /// Writes the message with this unique-id octet by octet as it was sent, in constant memory. The stream stays open (RETR, RFC 1939 §5). No message is
        /// too large, whatever size was listed: the bound is the stream, whose exception ends the call and comes out of it.
        /// </summary>
        public void SaveMessage(string uniqueId, Stream destination) => Block(null, Save(MessageRef.Of(uniqueId), destination, null));

        /// <inheritdoc cref="SaveMessage(string, Stream)"/>
        public void SaveMessage(IConnection connection, string uniqueId, Stream destination) => Block(Named(connection), Save(MessageRef.Of(uniqueId), destination, null));

        /// <inheritdoc cref="SaveMessage(string, Stream)"/>
        public Task SaveMessageAsync(string uniqueId, Stream destination, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(uniqueId), destination, null), cancellationToken);

        /// <inheritdoc cref="SaveMessage(string, Stream)"/>
        public Task SaveMessageAsync(IConnection connection, string uniqueId, Stream destination, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(uniqueId), destination, null), cancellationToken);

        /// <summary>The same, telling how many octets came. What the progress throws ends the call and comes out of it.</summary>
        public void SaveMessage(string uniqueId, Stream destination, IProgress<long> progress) => Block(null, Save(MessageRef.Of(uniqueId), destination, progress));

        /// <inheritdoc cref="SaveMessage(string, Stream, IProgress{long})"/>
        public void SaveMessage(IConnection connection, string uniqueId, Stream destination, IProgress<long> progress) => Block(Named(connection), Save(MessageRef.Of(uniqueId), destination, progress));

        /// <inheritdoc cref="SaveMessage(string, Stream, IProgress{long})"/>
        public Task SaveMessageAsync(string uniqueId, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(uniqueId), destination, progress), cancellationToken);

        /// <inheritdoc cref="SaveMessage(string, Stream, IProgress{long})"/>
        public Task SaveMessageAsync(IConnection connection, string uniqueId, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(uniqueId), destination, progress), cancellationToken);

        /// <summary>Writes the message with this unique-id into a file, which appears when it is complete; what had the name before stays if something fails (RETR, RFC 1939 §5).</summary>
        public void SaveMessage(string uniqueId, string fileName) => Block(null, Save(MessageRef.Of(uniqueId), fileName, null));

        /// <inheritdoc cref="SaveMessage(string, string)"/>
        public void SaveMessage(IConnection connection, string uniqueId, string fileName) => Block(Named(connection), Save(MessageRef.Of(uniqueId), fileName, null));

        /// <inheritdoc cref="SaveMessage(string, string)"/>
        public Task SaveMessageAsync(string uniqueId, string fileName, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(uniqueId), fileName, null), cancellationToken);

        /// <inheritdoc cref="SaveMessage(string, string)"/>
        public Task SaveMessageAsync(IConnection connection, string uniqueId, string fileName, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(uniqueId), fileName, null), cancellationToken);

        /// <summary>The same, telling how many octets came. What the progress throws ends the call and comes out of it.</summary>
        public void SaveMessage(string uniqueId, string fileName, IProgress<long> progress) => Block(null, Save(MessageRef.Of(uniqueId), fileName, progress));

        /// <inheritdoc cref="SaveMessage(string, string, IProgress{long})"/>
        public void SaveMessage(IConnection connection, string uniqueId, string fileName, IProgress<long> progress) => Block(Named(connection), Save(MessageRef.Of(uniqueId), fileName, progress));

        /// <inheritdoc cref="SaveMessage(string, string, IProgress{long})"/>
        public Task SaveMessageAsync(string uniqueId, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(null, Save(MessageRef.Of(uniqueId), fileName, progress), cancellationToken);

        /// <inheritdoc cref="SaveMessage(string, string, IProgress{long})"/>
        public Task SaveMessageAsync(IConnection connection, string uniqueId, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Save(MessageRef.Of(uniqueId), fileName, progress), cancellationToken);
    }
}
