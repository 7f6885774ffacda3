using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Calls that read whole messages.</summary>
    internal static class FetchCalls
    {
        public static async ValueTask<MailMessage> FetchAsync(Pop3Call call, MessageRef message)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            call.Connection.StreamMessages();
            await call.Session.RetrAsync(number, call.Token).ConfigureAwait(false);
            MailMessage mail = await ReadAsync(call, null, default).ConfigureAwait(false);
            call.Connection.Told.Read(message);
            return mail;
        }

        /// <summary>These messages, in the caller's order, in as few flights as the window allows; one that can't be had does not lose the others.</summary>
        public static async ValueTask<IReadOnlyList<Pop3FetchResult>> FetchAsync(Pop3Call call, IReadOnlyList<MessageRef> messages, IProgress<Pop3Progress>? progress)
        {
            var results = new Pop3FetchResult[messages.Count];
            List<Pop3FetchTarget> targets = await TargetsAsync(call, messages, results).ConfigureAwait(false);
            call.Connection.StreamMessages();
            List<Pop3MessageInfo> infos = targets.Select(target => target.Info).ToList();
            var at = new Dictionary<Pop3MessageInfo, int>(targets.Select(target => KeyValuePair.Create(target.Info, target.Place)));
            FetchProgress? told = progress is null ? null : new FetchProgress(progress, infos.Count);
            try
            {
                await MultiCalls.SpreadAsync(call, infos, (on, jobs) => FlyAsync(on, jobs, told, (job, message, error) =>
                {
                    int place = at[job.Info];
                    if (results[place] is null) told?.End();
                    LetGo(results[place]); // a connection that was lost half way has read it before
                    results[place] = new Pop3FetchResult(job.Info.SequenceNumber, messages[place].UniqueId, message, error);
                })).ConfigureAwait(false);
            }
            catch (Exception)
            {
                foreach (Pop3FetchResult? result in results) LetGo(result);
                throw;
            }
            foreach (Pop3FetchResult result in results)
            {
                if (!result.Succeeded) continue;
                if (result.UniqueId.Length > 0) call.Connection.Told.Name(result.SequenceNumber, result.UniqueId);
                else call.Connection.Told.Read(MessageRef.Of(result.SequenceNumber));
            }
            return results;
        }

        // Nobody gets it: its temporary file, if it has one, goes now.
        private static void LetGo(Pop3FetchResult? result) => result?.Message?.Dispose();

        /// <summary>Reads the message of the present reply.</summary>
        public static async ValueTask<MailMessage> ReadAsync(Pop3Call call, IProgress<Pop3Progress>? progress, Pop3Progress start)
        {
            using var message = new MailMessageStream();
            await CopyAsync(call, message, progress is null ? null : octets => progress.Report(start with { Octets = octets })).ConfigureAwait(false);
            return message.ToMessage();
        }

        /// <summary>Writes the message to a stream of the caller's, octet by octet as it was sent.</summary>
        public static async ValueTask SaveAsync(Pop3Call call, MessageRef message, Stream destination, IProgress<long>? progress)
        {
            int number = await message.ResolveAsync(call).ConfigureAwait(false);
            call.Connection.StreamMessages();
            await call.Session.RetrAsync(number, call.Token).ConfigureAwait(false);
            await CopyAsync(call, destination, progress is null ? null : progress.Report).ConfigureAwait(false);
            call.Connection.Told.Read(message);
        }

        /// <summary>The same into a file, which appears when it is complete.</summary>
        public static async ValueTask SaveAsync(Pop3Call call, MessageRef message, string path, IProgress<long>? progress)
        {
            string partial = path + "." + Guid.NewGuid().ToString("N") + ".part";
            try
            {
                using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, call.IsBlocking ? FileOptions.None : FileOptions.Asynchronous))
                {
                    await SaveAsync(call, message, file, progress).ConfigureAwait(false);
                    file.Flush(flushToDisk: true);
                }
                File.Move(partial, path, overwrite: true);
            }
            finally
            {
                File.Delete(partial); // gone already if all went well
            }
        }

        public static async ValueTask FlyAsync(Pop3Call call, IReadOnlyList<MessageJob> jobs, FetchProgress? progress, Action<MessageJob, MailMessage?, Exception?> put)
        {
            if (jobs.Count == 0) return;
            Pop3Session session = call.Session;
            var flight = new Pop3Flight(jobs.Count);
            foreach (MessageJob job in jobs) flight.Retr(job.Number);
            session.Start(flight);
            while (await session.NextReplyAsync(call.Token).ConfigureAwait(false))
            {
                MessageJob job = jobs[session.Tag];
                if (!session.Succeeded) put(job, null, HeaderCalls.Refusal(session));
                else put(job, await ReadAsync(call, progress?.Sink, progress?.Begin(job.Info.SequenceNumber, AnnouncedSize(session)) ?? default).ConfigureAwait(false), null);
            }
        }

        // "+OK 120 octets": many servers say it, none has to; -1: this one does not.
        private static long AnnouncedSize(Pop3Session session)
        {
            ReadOnlySpan<byte> text = session.Buffer.AsSpan(session.TextStart, session.TextLength);
            return Utf8Parser.TryParse(text, out long size, out int length) && size >= 0 && text[length..].StartsWith(" octets"u8) ? size : -1;
        }

        // The message of the present reply, its byte-stuffing undone, piece by piece as it comes.
        private static async ValueTask CopyAsync(Pop3Call call, Stream destination, Action<long>? report)
        {
            Pop3Session session = call.Session;
            long count = 0;
            while (await session.ReadOctetsAsync(call.Token).ConfigureAwait(false))
            {
                await call.WriteAsync(destination, session.Buffer, session.TextStart, session.TextLength).ConfigureAwait(false);
                count += session.TextLength;
                report?.Invoke(count);
            }
            call.Connection.Client.CountMessage(count);
        }

        private static async ValueTask<List<Pop3FetchTarget>> TargetsAsync(Pop3Call call, IReadOnlyList<MessageRef> messages, Pop3FetchResult[] results)
        {
            bool byId = messages.Any(message => message.Number == 0);
            bool several = call.Connection.Client.UseMultiConnection != MultiConnectionMode.Disable;
            UniqueIdMap? ids = byId ? await MessageRef.LoadAsync(call).ConfigureAwait(false) : several ? await MessageRef.TryLoadAsync(call).ConfigureAwait(false) : null;
            var targets = new List<Pop3FetchTarget>(messages.Count);
            for (int place = 0; place < messages.Count; place++)
            {
                MessageRef message = messages[place];
                try
                {
                    int number = message.Number > 0 ? message.Number : ids!.NumberOf(message.UniqueId);
                    targets.Add(new Pop3FetchTarget(place, new Pop3MessageInfo(number, ids?.Of(number) ?? "", -1)));
                }
                catch (Pop3MessageNotFoundException missing)
                {
                    results[place] = new Pop3FetchResult(0, message.UniqueId, null, missing);
                }
            }
            return targets;
        }
    }
}
