using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>Reads the text form of a query (README, "Queries"). Its recursion is bounded by <see cref="MailQuery.MaxDepth"/>.</summary>
internal ref partial struct QueryParser
{
    private QueryScanner _scanner;
    private int _depth;

    private QueryParser(string text)
    {
        _scanner = new QueryScanner(text);
    }

    /// <summary>The conditions, null for All, and the keys.</summary>
    /// <exception cref="MailQueryException">The text is no query.</exception>
    internal static (QueryNode? Node, QueryOrder[] Orders) Parse(string text)
    {
        if (text.Length > MailQuery.MaxLength) throw new MailQueryException("The query is longer than 65536 characters.", MailQuery.MaxLength);
        var parser = new QueryParser(text);
        parser._scanner.Next();
        if (parser._scanner.Token == QueryToken.End) throw parser.Error("The query is empty. All stands for every message.");
        QueryNode? node = parser.TakeWord("All") ? null : parser.ReadAny();
        QueryOrder[] orders = parser.TakeWord("OrderBy") ? parser.ReadOrders() : [];
        if (parser._scanner.Token != QueryToken.End) throw parser.Error("Expected &, |, OrderBy or the end.");
        return (node, orders);
    }

    private QueryNode ReadAny()
    {
        var parts = new List<QueryNode> { ReadAll() };
        while (Take(QueryToken.Or)) parts.Add(ReadAll());
        return QueryGroup.Of(isAny: true, parts);
    }

    private QueryNode ReadAll()
    {
        var parts = new List<QueryNode> { ReadOne() };
        while (Take(QueryToken.And)) parts.Add(ReadOne());
        return QueryGroup.Of(isAny: false, parts);
    }

    private QueryNode ReadOne()
    {
        int start = _scanner.Start;
        QueryNode node;
        if (Take(QueryToken.Not))
        {
            Descend(start);
            node = new QueryNegation(ReadOne());
        }
        else if (Take(QueryToken.Open))
        {
            Descend(start);
            node = ReadAny();
            if (!Take(QueryToken.Close)) throw Error("Expected &, | or a closing parenthesis.");
        }
        else
        {
            return ReadCondition();
        }

        _depth--;
        return node;
    }

    // One pair more than a query may have: the outermost one counts for nothing.
    private void Descend(int start)
    {
        if (++_depth > MailQuery.MaxDepth + 1) throw new MailQueryException("More than 100 parentheses and exclamation marks lie around a condition.", start);
    }

    private QueryOrder[] ReadOrders()
    {
        var orders = new List<QueryOrder>();
        do
        {
            int start = _scanner.Start;
            QueryField field = ReadField();
            if (!QueryFields.IsSortable(field)) throw new MailQueryException("Messages can't be sorted by their bodies.", start);
            if (orders.Exists(order => order.Field == field)) throw new MailQueryException("Messages are sorted by this field already.", start);
            bool descending = TakeWord("Descending");
            if (!descending) TakeWord("Ascending");
            orders.Add(new QueryOrder(field, descending));
        }
        while (Take(QueryToken.Comma));
        return [.. orders];
    }

    private bool Take(QueryToken token)
    {
        if (_scanner.Token != token) return false;
        _scanner.Next();
        return true;
    }

    private bool TakeWord(string word)
    {
        if (_scanner.Token != QueryToken.Word || !_scanner.Value.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _scanner.Next();
        return true;
    }

    private readonly MailQueryException Error(string reason) => new(reason, _scanner.Start);
}
