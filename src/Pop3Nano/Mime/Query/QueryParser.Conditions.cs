using System;
using System.Globalization;

namespace Pop3Nano.Mime;

/// <content>Field, operator, value.</content>
internal ref partial struct QueryParser
{
    private QueryNode ReadCondition()
    {
        QueryField field = ReadField();
        int start = _scanner.Start;
        if (_scanner.Token is not (QueryToken.Word or QueryToken.Comparison) || !QueryOperators.TryFind(_scanner.Value, out QueryOperator comparison))
            throw Error("Expected Contains, NotContains, =, !=, <, <=, >, >=, Empty or NotEmpty.");
        _scanner.Next();
        if (field == QueryField.Size)
        {
            if (!QueryOperators.IsForOrder(comparison)) throw new MailQueryException("Sizes are compared by =, !=, <, <=, > and >=.", start);
            return new SizeCondition(comparison, ReadSize());
        }

        if (QueryFields.IsDate(field)) return ReadDate(field, comparison, start);
        if (!QueryOperators.IsForText(comparison)) throw new MailQueryException("Text is compared by Contains, NotContains, =, !=, Empty and NotEmpty.", start);
        if (!QueryOperators.TakesValue(comparison)) return new TextCondition(field, comparison);
        int valueStart = _scanner.Start;
        string value = ReadValue();
        if (value.Length == 0) throw new MailQueryException("Nothing to look for; Empty and NotEmpty ask whether there is any text.", valueStart);
        return new TextCondition(field, comparison, value, TakeWord("IgnoreCase"));
    }

    private QueryField ReadField()
    {
        if (_scanner.Token is not (QueryToken.Word or QueryToken.Quoted) || !QueryFields.TryFind(_scanner.Value, out QueryField field))
            throw Error("Expected a field: " + QueryFields.All + ".");
        _scanner.Next();
        return field;
    }

    private DateCondition ReadDate(QueryField field, QueryOperator comparison, int start)
    {
        if (!QueryOperators.TakesValue(comparison)) return new DateCondition(field, comparison);
        if (!QueryOperators.IsForOrder(comparison)) throw new MailQueryException("Dates are compared by =, !=, <, <=, >, >=, Empty and NotEmpty.", start);
        int valueStart = _scanner.Start;
        string value = ReadValue();
        if (DateCondition.TryReadDay(value, out DateOnly day)) return new DateCondition(field, comparison, day);
        if (!DateCondition.TryReadMoment(value, out DateTimeOffset moment))
            throw new MailQueryException("Expected a day such as '2026-11-22' or a moment such as '2026-11-22T10:00:00+01:00'.", valueStart);
        if (QueryOperators.IsEquality(comparison)) throw new MailQueryException("= and != ask for a day; moments are compared by <, <=, > and >=.", valueStart);
        return new DateCondition(field, comparison, moment);
    }

    private string ReadValue()
    {
        string value = _scanner.Value;
        return Take(QueryToken.Quoted) ? value : throw Error("Expected a value in single quotes.");
    }

    // A number needs no quotes. TryParse lets NULs stand behind the digits.
    private long ReadSize()
    {
        if (_scanner.Token is not (QueryToken.Word or QueryToken.Quoted) || !long.TryParse(_scanner.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            || _scanner.Value.Contains('\0', StringComparison.Ordinal))
            throw Error("Expected a number of octets.");
        _scanner.Next();
        return size;
    }
}
