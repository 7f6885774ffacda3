using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>A message that may fit a query, and what was found out so far.</summary>
    internal sealed class QueryCandidate(Pop3MessageInfo info, MailQuery query)
    {
        public Pop3MessageInfo Info { get; } = info;

        /// <summary>Whether it fits; null: not known yet.</summary>
        public bool? Verdict { get; private set; }

        /// <summary>True if more of it has to be read, and can be.</summary>
        public bool IsOpen => Verdict == null && Info.Error == null;

        /// <summary>True if it belongs to the result: it fits, or the server refused what would tell.</summary>
        public bool IsWanted => Verdict ?? true;

        /// <summary>Judges by listing and header.</summary>
        public void Judge() => Verdict ??= query.Judge(new QueryMail(Info.Size, Info.HasHeaders ? Info.Headers : null, null));

        /// <summary>Judges by the whole message, and keeps its header.</summary>
        public void Judge(MailMessage message)
        {
            Verdict = query.Judge(new QueryMail(Info.Size, message.Headers, message));
            if (Verdict == true && !Info.HasHeaders) Info.SetHeaders(new HeaderCollection(message.Headers.Raw.ToArray()));
        }
    }
}
