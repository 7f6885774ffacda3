using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Messages into streams and files.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.SaveMessage(int, Stream)"/>
        void SaveMessage(int sequenceNumber, Stream destination);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, int, Stream)"/>
        void SaveMessage(IConnection connection, int sequenceNumber, Stream destination);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(int, Stream, CancellationToken)"/>
        Task SaveMessageAsync(int sequenceNumber, Stream destination, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, int, Stream, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, int sequenceNumber, Stream destination, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(int, Stream, IProgress{long})"/>
        void SaveMessage(int sequenceNumber, Stream destination, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, int, Stream, IProgress{long})"/>
        void SaveMessage(IConnection connection, int sequenceNumber, Stream destination, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(int, Stream, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(int sequenceNumber, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, int, Stream, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, int sequenceNumber, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(int, string)"/>
        void SaveMessage(int sequenceNumber, string fileName);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, int, string)"/>
        void SaveMessage(IConnection connection, int sequenceNumber, string fileName);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(int, string, CancellationToken)"/>
        Task SaveMessageAsync(int sequenceNumber, string fileName, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, int, string, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, int sequenceNumber, string fileName, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(int, string, IProgress{long})"/>
        void SaveMessage(int sequenceNumber, string fileName, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, int, string, IProgress{long})"/>
        void SaveMessage(IConnection connection, int sequenceNumber, string fileName, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(int, string, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(int sequenceNumber, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, int, string, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, int sequenceNumber, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(string, Stream)"/>
        void SaveMessage(string uniqueId, Stream destination);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, string, Stream)"/>
        void SaveMessage(IConnection connection, string uniqueId, Stream destination);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(string, Stream, CancellationToken)"/>
        Task SaveMessageAsync(string uniqueId, Stream destination, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, string, Stream, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, string uniqueId, Stream destination, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(string, Stream, IProgress{long})"/>
        void SaveMessage(string uniqueId, Stream destination, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, string, Stream, IProgress{long})"/>
        void SaveMessage(IConnection connection, string uniqueId, Stream destination, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(string, Stream, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(string uniqueId, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, string, Stream, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, string uniqueId, Stream destination, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(string, string)"/>
        void SaveMessage(string uniqueId, string fileName);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, string, string)"/>
        void SaveMessage(IConnection connection, string uniqueId, string fileName);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(string, string, CancellationToken)"/>
        Task SaveMessageAsync(string uniqueId, string fileName, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, string, string, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, string uniqueId, string fileName, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessage(string, string, IProgress{long})"/>
        void SaveMessage(string uniqueId, string fileName, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessage(IConnection, string, string, IProgress{long})"/>
        void SaveMessage(IConnection connection, string uniqueId, string fileName, IProgress<long> progress);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(string, string, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(string uniqueId, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.SaveMessageAsync(IConnection, string, string, IProgress{long}, CancellationToken)"/>
        Task SaveMessageAsync(IConnection connection, string uniqueId, string fileName, IProgress<long> progress, CancellationToken cancellationToken = default);
    }
}
