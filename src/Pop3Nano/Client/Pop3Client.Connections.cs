using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // Connections of the caller's own, and whether the credentials are good.
    public sealed partial class Pop3Client
    {
        /// <summary>Opens a connection that only those calls use that name it.</summary>
        public IConnection CreateConnection() => CreateConnection(createAsDefaultConnection: false);

        /// <summary>Opens a connection; as the default one it serves all calls of this thread or flow of tasks that name none.</summary>
        /// <exception cref="InvalidOperationException">This thread or flow has a default connection, or the mode is UseMain.</exception>
        public IConnection CreateConnection(bool createAsDefaultConnection) =>
            OpenAsync(NewCall(createAsDefaultConnection, isBlocking: true, default)).GetAwaiter().GetResult();

        /// <inheritdoc cref="CreateConnection()"/>
        public Task<IConnection> CreateConnectionAsync(CancellationToken cancellationToken = default) =>
            CreateConnectionAsync(createAsDefaultConnection: false, cancellationToken);

        /// <inheritdoc cref="CreateConnection(bool)"/>
        public Task<IConnection> CreateConnectionAsync(bool createAsDefaultConnection, CancellationToken cancellationToken = default) =>
            OpenAsync(NewCall(createAsDefaultConnection, isBlocking: false, cancellationToken));

        /// <summary>
        /// Whether the server takes the credentials. False: it refused them. Everything else that can go wrong throws. The connection stays open
        /// for the next call.
        /// </summary>
        public bool ValidateCredentials() => ProbeAsync(Call(null, isBlocking: true, default)).GetAwaiter().GetResult();

        /// <inheritdoc cref="ValidateCredentials()"/>
        public bool ValidateCredentials(IConnection connection) =>
            ProbeAsync(Call(Named(connection), isBlocking: true, default)).GetAwaiter().GetResult();

        /// <inheritdoc cref="ValidateCredentials()"/>
        public Task<bool> ValidateCredentialsAsync(CancellationToken cancellationToken = default) => ProbeAsync(Call(null, isBlocking: false, cancellationToken));

        /// <inheritdoc cref="ValidateCredentials()"/>
        public Task<bool> ValidateCredentialsAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            ProbeAsync(Call(Named(connection), isBlocking: false, cancellationToken));

        private async Task<bool> ProbeAsync(Pop3Call call)
        {
            try
            {
                return await TellAsync(call, async inside =>
                {
                    await MaildropCalls.NoopAsync(inside).ConfigureAwait(false);
                    return true;
                }, nameof(ValidateCredentials)).ConfigureAwait(false);
            }
            catch (Pop3CommandException refusal) when (IsAboutCredentials(refusal))
            {
                return false;
            }
        }

        // [AUTH] says so. Who announces that code gives it to every refusal of that kind; elsewhere a refused login without a code can mean little
        // else (RFC 2449 §8.1, RFC 3206 §6).
        private bool IsAboutCredentials(Pop3CommandException refusal)
        {
            if (refusal.Command is not (Pop3Command.User or Pop3Command.Pass or Pop3Command.Apop or Pop3Command.Auth)) return false;
            return refusal.ResponseCode == Pop3ResponseCode.Auth
                || (refusal.ResponseCode == Pop3ResponseCode.None && (Recall(out _).Before & Pop3Capabilities.AuthRespCode) == 0);
        }

        private static async Task<IConnection> OpenAsync(Pop3Call call)
        {
            try
            {
                await call.Connection.EnterAsync(call).ConfigureAwait(false);
            }
            catch
            {
                await call.Connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
            call.Connection.Leave();
            return call.Connection;
        }

        private Pop3Call NewCall(bool asDefault, bool isBlocking, CancellationToken cancellationToken) =>
            Call(asDefault ? Book.Default(ConnectionAsgmtMode) : Book.Independent(), isBlocking, cancellationToken);
    }
}
