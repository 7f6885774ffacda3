using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// A POP3 client: connects when a call needs it, logs in once by the best way that both sides have, and tells what really happened.
    /// </summary>
    /// <remarks>
    /// <para>Every method exists blocking and async, and with a connection of the caller's choice in front. Calls on one connection wait for
    /// each other, in order; several threads may share a client.</para>
    /// <para>All methods that talk to the server throw <see cref="Pop3CommandException"/> if it refuses, <see cref="Pop3ProtocolException"/> if it
    /// breaks the protocol, <see cref="Pop3ConnectionLostException"/> if it is gone, <see cref="Pop3TlsException"/> if it can't be trusted,
    /// <see cref="TimeoutException"/> if it is late and <see cref="System.Net.Sockets.SocketException"/> if it can't be reached
    /// (<see cref="Pop3ProxyException"/>: by a proxy); <see cref="ArgumentException"/> and <see cref="InvalidOperationException"/> mean that nothing was
    /// sent, or where no way to log in is left nothing secret.</para>
    /// </remarks>
    public sealed partial class Pop3Client : EmailClient, IPop3Client
    {
        /// <summary>Messages that were marked for deletion stay, or may: the client was disposed of, or the server did not confirm.</summary>
        public event EventHandler<DeletesNotCommittedEventArgs>? DeletesNotCommitted;

        /// <summary>What Dispose does with marks; Explicit, unless it is set: it leaves the messages where they are.</summary>
        public DeletePolicy DeletePolicy { get; set; } = DeletePolicy.Explicit;

        internal override DeletePolicy CommitPolicy => DeletePolicy;

        internal override void RaiseDeletesNotCommitted(IReadOnlyList<int> numbers, string reason) =>
            DeletesNotCommitted?.Invoke(this, new DeletesNotCommittedEventArgs(numbers, reason));

        private static IConnection Named(IConnection connection)
        {
            ArgumentNullException.ThrowIfNull(connection);
            return connection;
        }

        // The same story for both: over operations that block its task is complete when it comes back.
        private T Block<T>(IConnection? connection, Func<Pop3Call, ValueTask<T>> work, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: true, default), work, name).GetAwaiter().GetResult();

        private void Block(IConnection? connection, Func<Pop3Call, ValueTask> work, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: true, default), work, name).GetAwaiter().GetResult();

        // Not async themselves: a default connection must be bound to the flow of the caller.
        private Task<T> RunAsync<T>(IConnection? connection, Func<Pop3Call, ValueTask<T>> work, CancellationToken cancellationToken, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: false, cancellationToken), work, name);

        private Task<bool> RunAsync(IConnection? connection, Func<Pop3Call, ValueTask> work, CancellationToken cancellationToken, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: false, cancellationToken), work, name);

        // For what needs no connection where there is none.
        private void BlockLightly(IConnection? connection, Func<Pop3Call, ValueTask> work, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: true, default).WithoutOpening(), work, name).GetAwaiter().GetResult();

        private Task<bool> RunLightlyAsync(IConnection? connection, Func<Pop3Call, ValueTask> work, CancellationToken cancellationToken, [CallerMemberName] string name = "") =>
            TellAsync(Call(connection, isBlocking: false, cancellationToken).WithoutOpening(), work, name);

        private static Task<bool> TellAsync(Pop3Call call, Func<Pop3Call, ValueTask> work, string name) => TellAsync(call, async inside =>
        {
            await work(inside).ConfigureAwait(false);
            return true;
        }, name);

        private static async Task<T> TellAsync<T>(Pop3Call call, Func<Pop3Call, ValueTask<T>> work, string name)
        {
            Pop3Measurement measured = call.Connection.Client.Measure(name);
            try
            {
                T result = await InsideAsync(call, work).ConfigureAwait(false);
                measured.End();
                return result;
            }
            catch (Exception failure)
            {
                measured.End(failure);
                throw;
            }
        }

        private static async Task<T> InsideAsync<T>(Pop3Call call, Func<Pop3Call, ValueTask<T>> work)
        {
            await call.Connection.EnterAsync(call).ConfigureAwait(false);
            try
            {
                return await work(call).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                await call.Connection.SettleAsync(call).ConfigureAwait(false);
                if (call.Connection.WasCutOff(failure)) throw Pop3Connection.CutOff(failure);
                if (call.Connection.WantsLogin(failure)) throw Pop3Connection.NobodyLoggedIn(failure);
                throw;
            }
            finally
            {
                call.Connection.Leave();
            }
        }
    }
}
