using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // One message after the other, while they come: memory for one. The connection belongs to the loop until it ends.
    public sealed partial class Pop3Client
    {
        private const int HeadersAtOnce = 64; // a flight's worth: the consumer may stop at any of them

        /// <summary>All messages with number, unique-id, size and header, each as it comes. The connection is taken until the loop ends.</summary>
        public IAsyncEnumerable<Pop3MessageInfo> EnumerateMessageInfosAsync(CancellationToken cancellationToken = default) =>
            InfosAsync(Call(null, isBlocking: false, cancellationToken), cancellationToken);

        /// <inheritdoc cref="EnumerateMessageInfosAsync(CancellationToken)"/>
        public IAsyncEnumerable<Pop3MessageInfo> EnumerateMessageInfosAsync(IConnection connection, CancellationToken cancellationToken = default) =>
            InfosAsync(Call(Named(connection), isBlocking: false, cancellationToken), cancellationToken);

        /// <summary>
        /// These messages, in this order, each as it comes: pipelined, and never more than one in memory. The connection is taken until the loop ends.
        /// </summary>
        /// <exception cref="Pop3CommandException">The server refused one. <see cref="FetchMessages(IEnumerable{int})"/> goes on without it.</exception>
        public IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            MessagesAsync(Call(null, isBlocking: false, cancellationToken), Refs(sequenceNumbers), cancellationToken);

        /// <inheritdoc cref="EnumerateMessagesAsync(IEnumerable{int}, CancellationToken)"/>
        public IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IConnection connection, IEnumerable<int> sequenceNumbers, CancellationToken cancellationToken = default) =>
            MessagesAsync(Call(Named(connection), isBlocking: false, cancellationToken), Refs(sequenceNumbers), cancellationToken);

        /// <summary>The messages with these unique-ids, in this order, each as it comes.</summary>
        /// <exception cref="Pop3MessageNotFoundException">No message has one of these unique-ids, or several have; before any message is read.</exception>
        public IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            MessagesAsync(Call(null, isBlocking: false, cancellationToken), Refs(uniqueIds), cancellationToken);

        /// <inheritdoc cref="EnumerateMessagesAsync(IEnumerable{string}, CancellationToken)"/>
        public IAsyncEnumerable<MailMessage> EnumerateMessagesAsync(IConnection connection, IEnumerable<string> uniqueIds, CancellationToken cancellationToken = default) =>
            MessagesAsync(Call(Named(connection), isBlocking: false, cancellationToken), Refs(uniqueIds), cancellationToken);

        private static async IAsyncEnumerable<Pop3MessageInfo> InfosAsync(Pop3Call call, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            call = call.With(cancellationToken);
            await call.Connection.EnterAsync(call).ConfigureAwait(false);
            try
            {
                IReadOnlyList<Pop3MessageInfo> all = await SayAsync(call, ListingCalls.CandidatesAsync(call, Pop3ListFields.IdOnly, closeTransaction: false)).ConfigureAwait(false);
                foreach (Pop3MessageInfo[] some in all.Chunk(HeadersAtOnce))
                {
                    await SayAsync(call, Loaded(call, some)).ConfigureAwait(false);
                    foreach (Pop3MessageInfo info in some)
                    {
                        call.Connection.Told.Name(info.SequenceNumber, info.UniqueId);
                        yield return info;
                    }
                }
                call.Connection.Told.All();
            }
            finally
            {
                await EndAsync(call).ConfigureAwait(false);
            }
        }

        private static async IAsyncEnumerable<MailMessage> MessagesAsync(Pop3Call call, MessageRef[] messages, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (messages.Length == 0) yield break;
            call = call.With(cancellationToken);
            await call.Connection.EnterAsync(call).ConfigureAwait(false);
            try
            {
                var flight = new Pop3Flight(messages.Length) { MayBeLeft = true };
                foreach (MessageRef message in messages) flight.Retr(await SayAsync(call, message.ResolveAsync(call)).ConfigureAwait(false));
                call.Connection.StreamMessages();
                Pop3Session session = call.Session;
                session.Start(flight);
                while (await SayAsync(call, session.NextReplyAsync(call.Token)).ConfigureAwait(false))
                {
                    if (!session.Succeeded) throw HeaderCalls.Refusal(session);
                    MailMessage mail = await SayAsync(call, FetchCalls.ReadAsync(call, null, default)).ConfigureAwait(false);
                    call.Connection.Told.Read(messages[session.Tag]);
                    yield return mail;
                }
            }
            finally
            {
                await EndAsync(call).ConfigureAwait(false);
            }
        }

        // The next call's turn, also where a log throws over what is read here.
        private static async ValueTask EndAsync(Pop3Call call)
        {
            try
            {
                await call.Connection.SettleAsync(call).ConfigureAwait(false);
            }
            finally
            {
                call.Connection.Leave();
            }
        }

        // Whoever disposes of the client ends the loop, and the loop says why.
        private static async ValueTask<T> SayAsync<T>(Pop3Call call, ValueTask<T> step)
        {
            try
            {
                return await step.ConfigureAwait(false);
            }
            catch (Exception failure) when (call.Connection.WasCutOff(failure))
            {
                throw Pop3Connection.CutOff(failure);
            }
            catch (InvalidOperationException failure) when (call.Connection.WantsLogin(failure))
            {
                throw Pop3Connection.NobodyLoggedIn(failure);
            }
        }

        private static async ValueTask<bool> Loaded(Pop3Call call, Pop3MessageInfo[] infos)
        {
            await HeaderCalls.LoadAsync(call, infos.Select(info => new MessageJob(info.SequenceNumber, info)).ToList()).ConfigureAwait(false);
            return true;
        }
    }
}
