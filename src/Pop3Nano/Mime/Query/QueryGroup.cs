using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>Parts of which all must hold, or one. Groups of one kind are merged, so that a long chain is no deep one.</summary>
internal sealed class QueryGroup : QueryNode
{
    private readonly QueryNode[] _parts;
    private readonly bool _isAny;

    private QueryGroup(bool isAny, QueryNode[] parts)
        : base(
            parts.Aggregate(QueryNeeds.None, (all, part) => all | part.Needs),
            parts.Max(part => part.Depth + (NeedsParentheses(isAny, part) ? 1 : 0)),
            parts.Sum(part => part.Length + (NeedsParentheses(isAny, part) ? 2 : 0)) + (3L * (parts.Length - 1)))
    {
        _isAny = isAny;
        _parts = parts;
    }

    /// <summary>All of these parts (&amp;) or any of them (|); one part stays what it is.</summary>
    internal static QueryNode Of(bool isAny, IReadOnlyList<QueryNode> parts)
    {
        if (parts.Count == 1) return parts[0];
        return new QueryGroup(isAny, [.. parts.SelectMany(part => part is QueryGroup group && group._isAny == isAny ? group._parts : [part])]);
    }

    // What is known may be enough: one part that holds for |, one that does not for &.
    internal override bool? Judge(QueryMail mail)
    {
        bool? verdict = !_isAny;
        foreach (QueryNode part in _parts)
        {
            bool? one = part.Judge(mail);
            if (one == _isAny) return _isAny;
            if (one is null) verdict = null;
        }

        return verdict;
    }

    internal override void Write(StringBuilder text)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            if (i > 0) text.Append(_isAny ? " | " : " & ");
            WriteWrapped(text, _parts[i], NeedsParentheses(_isAny, _parts[i]));
        }
    }

    internal static void WriteWrapped(StringBuilder text, QueryNode part, bool wrapped)
    {
        if (wrapped) text.Append('(');
        part.Write(text);
        if (wrapped) text.Append(')');
    }

    // & binds closer than |.
    private static bool NeedsParentheses(bool isAny, QueryNode part) => !isAny && part is QueryGroup;
}
