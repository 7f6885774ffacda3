using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>
    /// Lists the messages that fit a query. Each is read no further than the query takes: the listing, then in a flight the headers of those
    /// that it does not decide, then in a flight the bodies of those that are still open.
    /// </summary>
    internal static class QueryCalls
    {
        public static async ValueTask<IReadOnlyList<Pop3MessageInfo>> ListAsync(Pop3Call call, MailQuery query, Pop3ListFields fields, bool closeTransaction)
        {
            IReadOnlyList<Pop3MessageInfo> all = await ListingCalls.CandidatesAsync(call, Pop3ListFields.IdOnly, closeTransaction).ConfigureAwait(false);
            List<QueryCandidate> candidates = all.Select(info => new QueryCandidate(info, query)).ToList();
            Judge(candidates);

            // A server without TOP sends whole messages for headers: where bodies are needed too, once is enough.
            if (query.NeedsHeader && !(query.NeedsBody && !HeaderCalls.MayTop(call)))
            {
                await LoadHeadersAsync(call, candidates.Where(candidate => candidate.IsOpen).Select(candidate => candidate.Info)).ConfigureAwait(false);
                Judge(candidates);
            }

            await JudgeBodiesAsync(call, candidates.Where(candidate => candidate.IsOpen).ToList()).ConfigureAwait(false);
            List<Pop3MessageInfo> found = candidates.Where(candidate => candidate.IsWanted).Select(candidate => candidate.Info).ToList();
            if (fields == Pop3ListFields.Main || query.SortsByHeader) await LoadHeadersAsync(call, found).ConfigureAwait(false);
            call.Connection.Told.Name(found);
            return query.HasOrder ? query.Sort(found) : found;
        }

        private static void Judge(List<QueryCandidate> candidates)
        {
            foreach (QueryCandidate candidate in candidates) candidate.Judge();
        }

        private static ValueTask LoadHeadersAsync(Pop3Call call, IEnumerable<Pop3MessageInfo> infos)
        {
            List<Pop3MessageInfo> missing = infos.Where(info => !info.HasHeaders && info.Error == null).ToList();
            return missing.Count == 0 ? default : MultiCalls.SpreadAsync(call, missing, HeaderCalls.LoadAsync);
        }

        // One message is held at a time, on each connection.
        private static async ValueTask JudgeBodiesAsync(Pop3Call call, List<QueryCandidate> open)
        {
            if (open.Count == 0) return;
            Dictionary<Pop3MessageInfo, QueryCandidate> of = open.ToDictionary(candidate => candidate.Info);
            await MultiCalls.SpreadAsync(call, open.Select(candidate => candidate.Info).ToList(), (on, jobs) => FetchCalls.FlyAsync(on, jobs, null, (job, message, error) =>
            {
                using (message)
                {
                    job.Info.Error = error;
                    if (message != null) of[job.Info].Judge(message);
                }
            })).ConfigureAwait(false);
        }
    }
}
