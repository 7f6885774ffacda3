using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Calls that read headers: TOP n 0, or RETR where the server has no TOP.</summary>
    internal static class HeaderCalls
    {
        public static async ValueTask<HeaderCollection> HeadersAsync(Pop3Call call, MessageRef message)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            var info = new Pop3MessageInfo(number, "", -1);
            call.Connection.StreamMessages();
            await LoadAsync(call, [new MessageJob(number, info)]).ConfigureAwait(false);
            if (info.Error != null) throw info.Error;
            call.Connection.Told.Read(message);
            return info.Headers;
        }

        /// <summary>One message: LIST, UIDL and TOP in one flight.</summary>
        public static async ValueTask<Pop3MessageInfo> InfoAsync(Pop3Call call, MessageRef message, Pop3ListFields fields)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            Pop3Session session = call.Session;
            bool top = fields == Pop3ListFields.Main && MayTop(call);
            var flight = new Pop3Flight(3);
            flight.List(number);
            flight.Uidl(number);
            if (top) flight.Top(number, 0);
            session.Start(flight);
            long size = -1;
            string id = message.UniqueId;
            Pop3CommandException? refusal = null;
            var header = new HeaderCollector();
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                if (session.Tag == 0 && session.Succeeded) size = session.Size;
                else if (session.Tag == 0) refusal = Refusal(session);
                else if (session.Tag == 1 && session.Succeeded) id = session.GetText();
                else if (session.Tag == 2) await header.ReadAsync(call).ConfigureAwait(false);
            }
            if (refusal != null) throw refusal;
            var info = new Pop3MessageInfo(number, id, size);
            if (top) header.PutInto(info);
            if (fields == Pop3ListFields.Main && !info.HasHeaders && (!top || !IsTopAnnounced(call)))
            {
                call.Connection.StreamMessages(); // a whole message comes now
                await FlyAsync(call, [new MessageJob(number, info)], top: false).ConfigureAwait(false);
            }
            if (info.Error != null) throw info.Error;
            call.Connection.Told.Name(number, id);
            return info;
        }

        /// <summary>The headers of these messages, in one flight. A refusal becomes the message's own error.</summary>
        public static async ValueTask LoadAsync(Pop3Call call, IReadOnlyList<MessageJob> jobs)
        {
            if (jobs.Count == 0) return;
            bool top = MayTop(call);
            await FlyAsync(call, jobs, top).ConfigureAwait(false);
            if (!top || IsTopAnnounced(call) || !jobs.All(job => job.Info.Error is Pop3CommandException)) return;
            // Not one TOP was answered by a server that says nothing of TOP: perhaps it has none.
            await FlyAsync(call, jobs, top: false).ConfigureAwait(false);
            call.Connection.HasNoTop = jobs.Any(job => job.Info.Error == null);
        }

        public static Pop3CommandException Refusal(Pop3Session session) => new(session.Command, session.GetText(), session.ResponseCode);

        private static bool IsTopAnnounced(Pop3Call call) => (call.Connection.Capabilities & Pop3Capabilities.Top) != 0;

        public static bool MayTop(Pop3Call call) => !call.Connection.HasNoTop && (call.Connection.Capabilities == 0 || IsTopAnnounced(call));

        private static async ValueTask FlyAsync(Pop3Call call, IReadOnlyList<MessageJob> jobs, bool top)
        {
            Pop3Session session = call.Session;
            var flight = new Pop3Flight(jobs.Count);
            foreach (MessageJob job in jobs)
            {
                if (top) flight.Top(job.Number, 0);
                else flight.Retr(job.Number);
            }
            session.Start(flight);
            var header = new HeaderCollector();
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                Pop3MessageInfo info = jobs[session.Tag].Info;
                await header.ReadAsync(call).ConfigureAwait(false);
                header.PutInto(info);
            }
        }
    }
}
