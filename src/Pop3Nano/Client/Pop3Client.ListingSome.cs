using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Lists of some messages.
    public sealed partial class Pop3Client
    {
        /// <summary>These messages, in this order; one that is not there carries the error. No numbers, no messages.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<int> sequenceNumbers) => Block(null, ListOf(sequenceNumbers, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages(IEnumerable{int})"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<int> sequenceNumbers) => Block(Named(connection), ListOf(sequenceNumbers, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(null, ListOf(sequenceNumbers, Pop3ListFields.IdOnly), cancellationToken);

        /// <inheritdoc cref="ListMessages(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), ListOf(sequenceNumbers, Pop3ListFields.IdOnly), cancellationToken);

        /// <summary>The same, with as much as is asked for.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<int> sequenceNumbers, Pop3ListFields fields) => Block(null, ListOf(sequenceNumbers, fields));

        /// <inheritdoc cref="ListMessages(IEnumerable{int}, Pop3ListFields)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<int> sequenceNumbers, Pop3ListFields fields) => Block(Named(connection), ListOf(sequenceNumbers, fields));

        /// <inheritdoc cref="ListMessages(IEnumerable{int}, Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<int> sequenceNumbers, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(null, ListOf(sequenceNumbers, fields), cancellationToken);

        /// <inheritdoc cref="ListMessages(IEnumerable{int}, Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), ListOf(sequenceNumbers, fields), cancellationToken);

        /// <summary>The messages with these unique-ids, in this order; one that is not there carries the error. No unique-ids, no messages.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<string> uniqueIds) => Block(null, ListOf(uniqueIds, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages(IEnumerable{string})"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<string> uniqueIds) => Block(Named(connection), ListOf(uniqueIds, Pop3ListFields.IdOnly));

        /// <inheritdoc cref="ListMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(null, ListOf(uniqueIds, Pop3ListFields.IdOnly), cancellationToken);

        /// <inheritdoc cref="ListMessages(IEnumerable{string})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), ListOf(uniqueIds, Pop3ListFields.IdOnly), cancellationToken);

        /// <summary>The same, with as much as is asked for.</summary>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IEnumerable<string> uniqueIds, Pop3ListFields fields) => Block(null, ListOf(uniqueIds, fields));

        /// <inheritdoc cref="ListMessages(IEnumerable{string}, Pop3ListFields)"/>
        public IReadOnlyList<Pop3MessageInfo> ListMessages(IConnection connection, IEnumerable<string> uniqueIds, Pop3ListFields fields) => Block(Named(connection), ListOf(uniqueIds, fields));

        /// <inheritdoc cref="ListMessages(IEnumerable{string}, Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IEnumerable<string> uniqueIds, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(null, ListOf(uniqueIds, fields), cancellationToken);

        /// <inheritdoc cref="ListMessages(IEnumerable{string}, Pop3ListFields)"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> ListMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, Pop3ListFields fields, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), ListOf(uniqueIds, fields), cancellationToken);

        /// <summary>Reads the headers of these messages where they are missing, in one flight.</summary>
        public void LoadMessageInfoList(IEnumerable<Pop3MessageInfo> infos) => Block(null, Load(infos));

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{Pop3MessageInfo})"/>
        public void LoadMessageInfoList(IConnection connection, IEnumerable<Pop3MessageInfo> infos) => Block(Named(connection), Load(infos));

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{Pop3MessageInfo})"/>
        public Task LoadMessageInfoListAsync(IEnumerable<Pop3MessageInfo> infos, CancellationToken cancellationToken = default) =>
            RunAsync(null, Load(infos), cancellationToken);

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{Pop3MessageInfo})"/>
        public Task LoadMessageInfoListAsync(IConnection connection, IEnumerable<Pop3MessageInfo> infos, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), Load(infos), cancellationToken);

        /// <summary>These messages with their headers, in this order.</summary>
        public IReadOnlyList<Pop3MessageInfo> LoadMessageInfoList(IEnumerable<int> sequenceNumbers) => Block(null, ListOf(sequenceNumbers, Pop3ListFields.Main));

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{int})"/>
        public IReadOnlyList<Pop3MessageInfo> LoadMessageInfoList(IConnection connection, IEnumerable<int> sequenceNumbers) => Block(Named(connection), ListOf(sequenceNumbers, Pop3ListFields.Main));

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> LoadMessageInfoListAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(null, ListOf(sequenceNumbers, Pop3ListFields.Main), cancellationToken);

        /// <inheritdoc cref="LoadMessageInfoList(IEnumerable{int})"/>
        public Task<IReadOnlyList<Pop3MessageInfo>> LoadMessageInfoListAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), ListOf(sequenceNumbers, Pop3ListFields.Main), cancellationToken);
    }
}
