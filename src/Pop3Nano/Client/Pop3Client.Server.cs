using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // The server itself.
    public sealed partial class Pop3Client
    {
        /// <summary>NOOP (RFC 1939 §5): asks whether the connection is still good.</summary>
        /// <exception cref="Pop3CommandException">The server refused.</exception>
        public void Noop() => Block(null, MaildropCalls.NoopAsync);

        /// <inheritdoc cref="Noop()"/>
        public void Noop(IConnection connection) => Block(Named(connection), MaildropCalls.NoopAsync);

        /// <inheritdoc cref="Noop()"/>
        public Task NoopAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, MaildropCalls.NoopAsync, cancellationToken);

        /// <inheritdoc cref="Noop()"/>
        public Task NoopAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), MaildropCalls.NoopAsync, cancellationToken);

        /// <summary>The capability lines as the server sends them (CAPA, RFC 2449 §5), after the login if there is one; none if it does not know CAPA.</summary>
        public string[] GetCapabilities() => Block(null, MaildropCalls.CapabilitiesAsync);

        /// <inheritdoc cref="GetCapabilities()"/>
        public string[] GetCapabilities(IConnection connection) => Block(Named(connection), MaildropCalls.CapabilitiesAsync);

        /// <inheritdoc cref="GetCapabilities()"/>
        public Task<string[]> GetCapabilitiesAsync(CancellationToken cancellationToken = default) =>
            RunAsync(null, MaildropCalls.CapabilitiesAsync, cancellationToken);

        /// <inheritdoc cref="GetCapabilities()"/>
        public Task<string[]> GetCapabilitiesAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            RunAsync(Named(connection), MaildropCalls.CapabilitiesAsync, cancellationToken);
    }
}
