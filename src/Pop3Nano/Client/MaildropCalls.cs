using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Calls about the maildrop as a whole, and those of one command.</summary>
    internal static class MaildropCalls
    {
        public static async ValueTask<Pop3MailboxInfo> StatAsync(Pop3Call call, bool closeTransaction)
        {
            if (closeTransaction) await StartAfreshAsync(call).ConfigureAwait(false);
            int count = await call.Session.StatAsync(call.Token).ConfigureAwait(false);
            call.Connection.Told.Count();
            return new Pop3MailboxInfo(count, call.Session.Size);
        }

        public static async ValueTask<int> CountAsync(Pop3Call call, bool closeTransaction) =>
            (await StatAsync(call, closeTransaction).ConfigureAwait(false)).MessageCount;

        public static async ValueTask<long> SizeAsync(Pop3Call call, bool closeTransaction) =>
            (await StatAsync(call, closeTransaction).ConfigureAwait(false)).OccupiedSize;

        public static async ValueTask<long> SizeAsync(Pop3Call call, MessageRef message)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            long size = await call.Session.ListAsync(number, call.Token).ConfigureAwait(false);
            call.Connection.Told.Read(message);
            return size;
        }

        public static async ValueTask<string> UniqueIdAsync(Pop3Call call, int number)
        {
            string uniqueId = await call.Session.UniqueIdAsync(number, call.Token).ConfigureAwait(false);
            call.Connection.Told.Name(number, uniqueId);
            return uniqueId;
        }

        public static ValueTask NoopAsync(Pop3Call call) => call.Session.NoopAsync(call.Token);

        /// <summary>The capability lines as they were sent; none if the server does not know CAPA.</summary>
        public static async ValueTask<string[]> CapabilitiesAsync(Pop3Call call)
        {
            Pop3Session session = call.Session;
            var lines = new List<string>();
            session.Start(Asking());
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                while (await session.ReadLineAsync(call.Token).ConfigureAwait(false)) lines.Add(session.GetText());
            }
            return lines.ToArray();
        }

        public static async ValueTask DeleteAsync(Pop3Call call, MessageRef message)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            if (message.Number > 0 && call.Connection.Told.AreOld) await NumberCalls.ProveAsync(call, [number]).ConfigureAwait(false);
            await call.Session.DeleAsync(number, call.Token).ConfigureAwait(false);
            call.Connection.Mark(number);
        }

        public static async ValueTask UndeleteAsync(Pop3Call call)
        {
            if (call.Connection.ConnectionState == ConnectionState.Open) await call.Session.RsetAsync(call.Token).ConfigureAwait(false);
            call.Connection.ForgetMarks();
        }

        /// <summary>QUIT, and a new session with the next call. Marks are neither carried out nor lost that way: they have to be decided about first.</summary>
        public static async ValueTask StartAfreshAsync(Pop3Call call)
        {
            if (call.Connection.Marks.Count > 0)
                throw new InvalidOperationException("Messages are marked for deletion: CommitDeletes or UndeleteMessages first, since a new session would decide about them.");
            if (call.Connection.IsFresh)
            {
                call.Connection.Told.Forget();
                return;
            }
            await call.Connection.QuitAsync(call).ConfigureAwait(false);
            await call.Connection.ReopenAsync(call).ConfigureAwait(false);
        }

        private static Pop3Flight Asking()
        {
            var flight = new Pop3Flight(1);
            flight.Capa();
            return flight;
        }
    }
}
