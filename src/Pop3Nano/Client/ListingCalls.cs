using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Calls that list messages: unique-ids and sizes in one flight, headers in another.</summary>
    internal static class ListingCalls
    {
        /// <summary>All messages, in the order of their numbers, for the caller.</summary>
        public static async ValueTask<IReadOnlyList<Pop3MessageInfo>> AllAsync(Pop3Call call, Pop3ListFields fields, bool closeTransaction = false)
        {
            IReadOnlyList<Pop3MessageInfo> infos = await CandidatesAsync(call, fields, closeTransaction).ConfigureAwait(false);
            call.Connection.Told.All();
            return infos;
        }

        /// <summary>The same, of which the caller is told less, or later.</summary>
        public static async ValueTask<IReadOnlyList<Pop3MessageInfo>> CandidatesAsync(Pop3Call call, Pop3ListFields fields, bool closeTransaction)
        {
            if (closeTransaction) await MaildropCalls.StartAfreshAsync(call).ConfigureAwait(false);
            call.Connection.StreamMessages();
            NumberedList<long> sizes = await ReadAsync(call).ConfigureAwait(false);
            UniqueIdMap ids = call.Connection.UniqueIds ?? new UniqueIdMap();
            var infos = new List<Pop3MessageInfo>(sizes.Rows.Count);
            foreach ((int number, long size) in sizes.Rows) infos.Add(new Pop3MessageInfo(number, ids.Of(number), size));
            if (fields == Pop3ListFields.Main) await MultiCalls.SpreadAsync(call, infos, HeaderCalls.LoadAsync).ConfigureAwait(false);
            return infos;
        }

        /// <summary>These messages, in the caller's order; those that are not there carry the error.</summary>
        public static async ValueTask<IReadOnlyList<Pop3MessageInfo>> ListAsync(Pop3Call call, IReadOnlyList<MessageRef> wanted, Pop3ListFields fields)
        {
            if (wanted.Count == 0) return [];
            call.Connection.StreamMessages();
            NumberedList<long> sizes = await ReadAsync(call).ConfigureAwait(false);
            // Where UIDL was refused, "no such message" would be a guess: the server says why.
            bool byId = wanted.Any(message => message.Number == 0);
            UniqueIdMap ids = byId ? await MessageRef.LoadAsync(call).ConfigureAwait(false) : call.Connection.UniqueIds ?? new UniqueIdMap();
            List<Pop3MessageInfo> infos = wanted.Select(message => Look(message, sizes, ids)).ToList();
            if (fields == Pop3ListFields.Main) await MultiCalls.SpreadAsync(call, infos.Where(info => info.Error == null).ToList(), HeaderCalls.LoadAsync).ConfigureAwait(false);
            call.Connection.Told.Name(infos);
            return infos;
        }

        /// <summary>Reads the headers of these messages. Their numbers may be another session's: unique-ids tell.</summary>
        /// <exception cref="Pop3CommandException">The server has refused UIDL, and nobody can say whose numbers they are.</exception>
        public static async ValueTask CompleteAsync(Pop3Call call, IReadOnlyList<Pop3MessageInfo> infos)
        {
            call.Connection.StreamMessages();
            UniqueIdMap? ids = infos.Any(info => info.UniqueId.Length > 0) ? await MessageRef.LoadAsync(call).ConfigureAwait(false) : null;
            var known = new List<Pop3MessageInfo>();
            var moved = new List<MessageJob>();
            foreach (Pop3MessageInfo info in infos)
            {
                if (ids == null || info.UniqueId.Length == 0 || ids.Of(info.SequenceNumber) == info.UniqueId) known.Add(info);
                else if (ids.Has(info.UniqueId)) moved.Add(new MessageJob(ids.NumberOf(info.UniqueId), info));
                else info.Error = ids.Why(info.UniqueId);
            }
            await MultiCalls.SpreadAsync(call, known, HeaderCalls.LoadAsync).ConfigureAwait(false);
            await HeaderCalls.LoadAsync(call, moved).ConfigureAwait(false);
        }

        /// <summary>
        /// Sizes, and unique-ids where they are wanted, asked for one by one. A marked message is in no listing (RFC 1939 §5): one that has its number comes from a
        /// server that numbers anew what is left (WildDuck does, as of 2025), and each number in it may be another message's in every other command.
        /// </summary>
        public static async ValueTask<NumberedList<long>> ReadEachAsync(Pop3Call call, int listed, UniqueIdMap? ids)
        {
            int last = listed + call.Connection.Marks.Count;
            var flight = new Pop3Flight(2 * last);
            for (int number = 1; number <= last; number++)
            {
                if (call.Connection.IsMarked(number)) continue;
                flight.List(number);
                if (ids != null) flight.Uidl(number);
            }
            Pop3Session session = call.Session;
            session.Start(flight);
            var sizes = new NumberedList<long>();
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                if (!session.Succeeded) continue;
                if (ids == null || session.Tag % 2 == 0) sizes.Add(session.Message, session.Size);
                else ids.Add(session);
            }
            return sizes;
        }

        /// <summary>The numbers of the messages, asked for one by one in the same way.</summary>
        public static async ValueTask<List<int>> NumbersAsync(Pop3Call call, int listed)
        {
            var numbers = new List<int>(listed);
            foreach (KeyValuePair<int, long> row in (await ReadEachAsync(call, listed, null).ConfigureAwait(false)).Rows) numbers.Add(row.Key);
            return numbers;
        }

        private static Pop3MessageInfo Look(MessageRef message, NumberedList<long> sizes, UniqueIdMap ids)
        {
            int number = message.Number;
            Exception? error = null;
            try
            {
                if (number == 0) number = ids.NumberOf(message.UniqueId);
            }
            catch (Pop3MessageNotFoundException missing)
            {
                error = missing;
            }
            bool isThere = sizes.TryGet(number, out long size);
            if (!isThere) error ??= new Pop3MessageNotFoundException(number);
            return new Pop3MessageInfo(number, message.UniqueId.Length > 0 ? message.UniqueId : ids.Of(number), isThere ? size : -1) { Error = error };
        }

        // LIST and UIDL together, and CAPA where it is not known whether more may fly together. A server without UIDL has no unique-ids.
        private static async ValueTask<NumberedList<long>> ReadAsync(Pop3Call call)
        {
            Pop3Session session = call.Session;
            var flight = new Pop3Flight(3);
            flight.List();
            flight.Uidl();
            // Some servers end the connection over CAPA, and marks would go with it.
            if (!session.Profile.KnowsAfter && session.Pipelining == null && call.Connection.Marks.Count == 0) flight.Capa();
            session.Start(flight);
            var sizes = new NumberedList<long>();
            UniqueIdMap? ids = null; // null: none were told
            Pop3CommandException? refusal = null;
            bool isCapaRefused = false;
            bool isRenumbered = false;
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                if (session.Tag == 0 && !session.Succeeded) refusal = HeaderCalls.Refusal(session);
                if (session.Tag == 1 && session.Succeeded) ids = new UniqueIdMap(sizes.Rows.Count);
                if (session.Tag == 2) isCapaRefused = !session.Succeeded;
                while (await session.ReadLineAsync(call.Token).ConfigureAwait(false))
                {
                    if (session.Tag < 2) isRenumbered |= call.Connection.IsMarked(session.Message);
                    if (session.Tag == 0) sizes.Add(session.Message, session.Size);
                    else if (session.Tag == 1) ids!.Add(session);
                }
            }
            if (isCapaRefused && !await call.Connection.IsStillThereAsync(call).ConfigureAwait(false))
            {
                call.Connection.StreamMessages(); // another connection
                return await ReadAsync(call).ConfigureAwait(false);
            }
            if (isRenumbered)
            {
                if (ids != null) ids = new UniqueIdMap();
                sizes = await ReadEachAsync(call, sizes.Rows.Count, ids).ConfigureAwait(false);
            }
            if (ids != null) call.Connection.UniqueIds = ids; // else who names a message by one is told why there are none
            return refusal == null ? sizes : throw refusal;
        }
    }
}
