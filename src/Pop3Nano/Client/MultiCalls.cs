using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// Spreads heavy work over several connections, where the caller wants that and the server lets more than one in. Message numbers
    /// belong to a session: the others find their messages by unique-id.
    /// </summary>
    internal static class MultiCalls
    {
        private const int WorthIt = 32; // messages from which Auto thinks more connections pay

        /// <summary>Does the work for all messages, each on one of the connections.</summary>
        public static async ValueTask SpreadAsync(Pop3Call call, IReadOnlyList<Pop3MessageInfo> infos, Func<Pop3Call, IReadOnlyList<MessageJob>, ValueTask> work)
        {
            int shares = Shares(call, infos);
            if (shares < 2)
            {
                await work(call, infos.Select(Own).ToList()).ConfigureAwait(false);
                return;
            }
            List<Pop3MessageInfo>[] parts = Enumerable.Range(0, shares)
                .Select(share => infos.Where((_, index) => index % shares == share).ToList()).ToArray();
            call.Connection.Share();
            Pop3Call[] helpers = parts.Skip(1).Select(_ => call.For(call.Connection.Client.Book.Independent())).ToArray();
            Task<List<Pop3MessageInfo>>[] others = helpers.Zip(parts.Skip(1), (helper, part) => Start(helper, part, work)).ToArray();
            try
            {
                await work(call, parts[0].Select(Own).ToList()).ConfigureAwait(false);
            }
            catch
            {
                await StopAsync(helpers, others).ConfigureAwait(false);
                throw;
            }
            await Task.WhenAll(others).ConfigureAwait(false);
            // What the others could not do, one connection can.
            List<MessageJob> rest = others.SelectMany(other => other.Result).Select(Own).ToList();
            if (rest.Count > 0) await work(call, rest).ConfigureAwait(false);
        }

        private static MessageJob Own(Pop3MessageInfo info) => new(info.SequenceNumber, info);

        private static int Shares(Pop3Call call, IReadOnlyList<Pop3MessageInfo> infos)
        {
            EmailClient client = call.Connection.Client;
            bool wanted = client.UseMultiConnection == MultiConnectionMode.Enable || (client.UseMultiConnection == MultiConnectionMode.Auto && infos.Count >= WorthIt);
            bool distinct = wanted && infos.All(info => info.UniqueId.Length > 0) && infos.Select(info => info.UniqueId).Distinct().Count() == infos.Count;
            return distinct ? Math.Min(client.ConnectionsQuantity, infos.Count) : 1;
        }

        private static Task<List<Pop3MessageInfo>> Start(Pop3Call call, List<Pop3MessageInfo> part, Func<Pop3Call, IReadOnlyList<MessageJob>, ValueTask> work)
        {
            // Blocking calls block threads of the pool here, one for each connection.
            return call.IsBlocking ? Task.Run(() => DoAsync(call, part, work)) : DoAsync(call, part, work);
        }

        // What they have still to read nobody will get.
        private static async Task StopAsync(Pop3Call[] helpers, Task[] others)
        {
            foreach (Pop3Call helper in helpers)
            {
                if (helper.IsBlocking) helper.Connection.Dispose();
                else await helper.Connection.DisposeAsync().ConfigureAwait(false);
            }
            await Task.WhenAll(others).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Returns what is left for the caller's own connection: the server may not let a second session in ([IN-USE], RFC 2449 §8.1.2).
        private static async Task<List<Pop3MessageInfo>> DoAsync(Pop3Call call, List<Pop3MessageInfo> part, Func<Pop3Call, IReadOnlyList<MessageJob>, ValueTask> work)
        {
            Pop3Connection connection = call.Connection;
            await using ConfiguredAsyncDisposable ending = connection.ConfigureAwait(false);
            try
            {
                await connection.EnterAsync(call).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return part;
            }
            try
            {
                UniqueIdMap ids = await MessageRef.LoadAsync(call).ConfigureAwait(false);
                List<Pop3MessageInfo> missing = part.Where(info => !ids.Has(info.UniqueId)).ToList();
                connection.StreamMessages();
                await work(call, part.Where(info => ids.Has(info.UniqueId)).Select(info => new MessageJob(ids.NumberOf(info.UniqueId), info)).ToList()).ConfigureAwait(false);
                return missing;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return part;
            }
            finally
            {
                connection.Leave();
            }
        }
    }
}
