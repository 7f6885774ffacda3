using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Connections, and the server itself.
    public partial interface IPop3Client
    {
        /// <inheritdoc cref="Pop3Client.CreateConnection()"/>
        IConnection CreateConnection();

        /// <inheritdoc cref="Pop3Client.CreateConnection(bool)"/>
        IConnection CreateConnection(bool createAsDefaultConnection);

        /// <inheritdoc cref="Pop3Client.CreateConnectionAsync(CancellationToken)"/>
        Task<IConnection> CreateConnectionAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.CreateConnectionAsync(bool, CancellationToken)"/>
        Task<IConnection> CreateConnectionAsync(bool createAsDefaultConnection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ValidateCredentials()"/>
        bool ValidateCredentials();

        /// <inheritdoc cref="Pop3Client.ValidateCredentials(IConnection)"/>
        bool ValidateCredentials(IConnection connection);

        /// <inheritdoc cref="Pop3Client.ValidateCredentialsAsync(CancellationToken)"/>
        Task<bool> ValidateCredentialsAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.ValidateCredentialsAsync(IConnection, CancellationToken)"/>
        Task<bool> ValidateCredentialsAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.Noop()"/>
        void Noop();

        /// <inheritdoc cref="Pop3Client.Noop(IConnection)"/>
        void Noop(IConnection connection);

        /// <inheritdoc cref="Pop3Client.NoopAsync(CancellationToken)"/>
        Task NoopAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.NoopAsync(IConnection, CancellationToken)"/>
        Task NoopAsync(IConnection connection, CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetCapabilities()"/>
        string[] GetCapabilities();

        /// <inheritdoc cref="Pop3Client.GetCapabilities(IConnection)"/>
        string[] GetCapabilities(IConnection connection);

        /// <inheritdoc cref="Pop3Client.GetCapabilitiesAsync(CancellationToken)"/>
        Task<string[]> GetCapabilitiesAsync(CancellationToken cancellationToken = default);

        /// <inheritdoc cref="Pop3Client.GetCapabilitiesAsync(IConnection, CancellationToken)"/>
        Task<string[]> GetCapabilitiesAsync(IConnection connection, CancellationToken cancellationToken = default);
    }
}
