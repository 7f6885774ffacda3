using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>
/// What messages are looked for, and in which order they come: made from text or by a <see cref="MailQueryBuilder"/>. Text and builder can
/// say the same. A query never changes; its size is bounded whatever it is made from.
/// </summary>
public sealed class MailQuery : IEquatable<MailQuery>
{
    /// <summary>The characters of the text form at most.</summary>
    public const int MaxLength = 65536;

    /// <summary>Parentheses and exclamation marks around a condition at most.</summary>
    public const int MaxDepth = 100;

    private const string EveryMessage = "All";

    private readonly QueryOrder[] _orders;
    private string? _text;

    /// <summary>Reads a query such as <c>('Subject' Contains 'report' &amp; 'Size' &lt; 10000) OrderBy 'SentDate' Descending</c>.</summary>
    /// <exception cref="MailQueryException">The text is no query; it says where.</exception>
    public MailQuery(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Node, _orders) = QueryParser.Parse(text);
        if (Excess() is { } reason) throw new MailQueryException(reason, 0);
    }

    /// <exception cref="ArgumentException">The query would be too long or too deep.</exception>
    internal MailQuery(QueryNode? node, QueryOrder[] orders)
    {
        Node = node;
        _orders = orders;
        if (Excess() is { } reason) throw new ArgumentException(reason);
    }

    /// <summary>True if the query asks for Body or Text: what the header does not decide is decided by the whole message.</summary>
    public bool NeedsBody => Node is not null && Node.Needs.HasFlag(QueryNeeds.Body);

    /// <summary>The conditions; null: every message fits.</summary>
    internal QueryNode? Node { get; }

    internal bool NeedsHeader => Node is not null && Node.Needs.HasFlag(QueryNeeds.Header);

    internal bool HasOrder => _orders.Length > 0;

    internal bool SortsByHeader => _orders.Any(order => QueryFields.Needs(order.Field) != QueryNeeds.None);

    /// <summary>Reads a query; false if the text is none. The constructor says why.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailQuery? query)
    {
        try
        {
            query = text is null ? null : new MailQuery(text);
        }
        catch (MailQueryException)
        {
            query = null;
        }

        return query is not null;
    }

    /// <summary>True if the message fits. Its body is read only if the header does not decide.</summary>
    public bool Matches(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Judge(new QueryMail(message.Size, message.Headers, null)) ?? Judge(new QueryMail(message.Size, message.Headers, message)) ?? false;
    }

    /// <summary>The text form, in one spelling: queries that are built alike are written alike.</summary>
    public override string ToString()
    {
        if (_text is not null) return _text;
        var text = new StringBuilder();
        if (Node is null) text.Append(EveryMessage);
        else QueryGroup.WriteWrapped(text, Node, wrapped: true);
        if (HasOrder) text.Append(" OrderBy ").AppendJoin(", ", _orders);
        return _text = text.ToString();
    }

    /// <summary>True if the text forms are the same.</summary>
    public bool Equals(MailQuery? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MailQuery);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether a message fits; null if that cannot be told from what is known of it.</summary>
    internal bool? Judge(QueryMail mail) => Node is null ? true : Node.Judge(mail);

    internal List<T> Sort<T>(IEnumerable<T> infos)
        where T : MessageInfoBase => new QuerySorter(_orders).Sort(infos);

    // The parentheses around all are no depth; 200 is more than OrderBy with every field takes.
    private string? Excess() => Node switch
    {
        { Length: > MaxLength - 200 } => "The query is too long: its text form may have 65536 characters.",
        { Depth: > MaxDepth } => "The query is too deep: more than 100 parentheses and exclamation marks lie around a condition.",
        _ => null,
    };
}
