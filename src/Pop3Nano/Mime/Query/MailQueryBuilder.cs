using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>
/// Builds a <see cref="MailQuery"/>. Each condition that a field makes is added; all that were added have to hold. <see cref="Or"/>,
/// <see cref="And"/> and <see cref="Not"/> take the conditions that they are given out again and add what they make of them.
/// For one thread at a time.
/// </summary>
public sealed class MailQueryBuilder
{
    private readonly List<MailQuery> _queries = [];
    private readonly List<QueryOrder> _orders = [];

    /// <summary>A builder without conditions: its query fits every message.</summary>
    public MailQueryBuilder()
    {
        From = new MailQueryTextField(this, QueryField.From);
        To = new MailQueryTextField(this, QueryField.To);
        Cc = new MailQueryTextField(this, QueryField.Cc);
        Bcc = new MailQueryTextField(this, QueryField.Bcc);
        Subject = new MailQueryTextField(this, QueryField.Subject);
        SentDate = new MailQueryDateField(this, QueryField.SentDate);
        InternalDate = new MailQueryDateField(this, QueryField.InternalDate);
        Size = new MailQuerySizeField(this);
        Body = new MailQueryTextField(this, QueryField.Body);
        Text = new MailQueryTextField(this, QueryField.Text);
    }

    /// <summary>The authors: each with address and name.</summary>
    public MailQueryTextField From { get; }

    /// <summary>The recipients.</summary>
    public MailQueryTextField To { get; }

    /// <summary>The recipients of copies.</summary>
    public MailQueryTextField Cc { get; }

    /// <summary>The recipients of blind copies.</summary>
    public MailQueryTextField Bcc { get; }

    /// <summary>The subject, decoded.</summary>
    public MailQueryTextField Subject { get; }

    /// <summary>The Date field.</summary>
    public MailQueryDateField SentDate { get; }

    /// <summary>The Date field as well: POP3 tells no date of arrival.</summary>
    public MailQueryDateField InternalDate { get; }

    /// <summary>The octets of the message.</summary>
    public MailQuerySizeField Size { get; }

    /// <summary>The plain text and the HTML text of the message. A client has to download messages for it.</summary>
    public MailQueryTextField Body { get; }

    /// <summary>Each field of the header as "Name: value", and the body. A client has to download messages for it.</summary>
    public MailQueryTextField Text { get; }

    /// <summary>One of these has to hold.</summary>
    /// <exception cref="ArgumentException">One of them has an order or fits every message, or both together are too much (<see cref="MailQuery.MaxLength"/>, <see cref="MailQuery.MaxDepth"/>).</exception>
    public MailQuery Or(MailQuery left, MailQuery right) => Join(isAny: true, left, right);

    /// <summary>Both of these have to hold: for use within <see cref="Or"/> and <see cref="Not"/>.</summary>
    /// <inheritdoc cref="Or" path="/exception"/>
    public MailQuery And(MailQuery left, MailQuery right) => Join(isAny: false, left, right);

    /// <summary>This must not hold.</summary>
    /// <inheritdoc cref="Or" path="/exception"/>
    public MailQuery Not(MailQuery query) => Put(new MailQuery(new QueryNegation(Part(query, nameof(query))), []), query, query);

    /// <summary>Sorts by this field, from small to large; within messages that are alike in an earlier key. Text is sorted without regard to case, addresses by the first one.</summary>
    /// <exception cref="ArgumentException">Body and Text are no keys, and a field is a key once.</exception>
    public MailQueryBuilder OrderBy(MailQueryField field) => Sort(field, descending: false);

    /// <summary>The same, from large to small.</summary>
    /// <inheritdoc cref="OrderBy" path="/exception"/>
    public MailQueryBuilder OrderByDescending(MailQueryField field) => Sort(field, descending: true);

    /// <summary>All that was added, joined by &amp;. The builder keeps it.</summary>
    /// <exception cref="ArgumentException">It is too much (<see cref="MailQuery.MaxLength"/>).</exception>
    public MailQuery GetQuery()
    {
        QueryNode[] nodes = [.. Nodes()];
        return new MailQuery(nodes.Length == 0 ? null : QueryGroup.Of(isAny: false, nodes), [.. _orders]);
    }

    internal MailQuery Add(QueryCondition condition)
    {
        var query = new MailQuery(condition, []);
        _queries.Add(query);
        return query;
    }

    private IEnumerable<QueryNode> Nodes()
    {
        foreach (MailQuery query in _queries) yield return query.Node!;
    }

    private MailQuery Join(bool isAny, MailQuery left, MailQuery right) =>
        Put(new MailQuery(QueryGroup.Of(isAny, [Part(left, nameof(left)), Part(right, nameof(right))]), []), left, right);

    // In the place of its first part, so that the text has the order in which things were said.
    private MailQuery Put(MailQuery query, MailQuery left, MailQuery right)
    {
        int place = _queries.FindIndex(known => ReferenceEquals(known, left) || ReferenceEquals(known, right));
        _queries.RemoveAll(known => ReferenceEquals(known, left) || ReferenceEquals(known, right));
        _queries.Insert(place < 0 ? _queries.Count : place, query);
        return query;
    }

    private static QueryNode Part(MailQuery query, string name)
    {
        ArgumentNullException.ThrowIfNull(query, name);
        if (query.HasOrder) throw new ArgumentException("A query with an order can't be a part of another.", name);
        return query.Node ?? throw new ArgumentException("A query that fits every message can't be a part of another.", name);
    }

    private MailQueryBuilder Sort(MailQueryField field, bool descending)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (!QueryFields.IsSortable(field.Field)) throw new ArgumentException("Messages can't be sorted by their bodies.", nameof(field));
        if (_orders.Exists(order => order.Field == field.Field)) throw new ArgumentException("Messages are sorted by this field already.", nameof(field));
        _orders.Add(new QueryOrder(field.Field, descending));
        return this;
    }
}
