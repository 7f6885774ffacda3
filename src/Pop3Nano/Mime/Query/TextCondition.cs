using System;

namespace Pop3Nano.Mime;

/// <summary>A condition about text. A field may have several values, such as the mailboxes of To: one that fits is enough.</summary>
internal sealed class TextCondition : QueryCondition
{
    private readonly string _value;
    private readonly StringComparison _case;

    /// <summary>Contains and = with their opposites.</summary>
    internal TextCondition(QueryField field, QueryOperator comparison, string value, bool ignoreCase)
        : base(field, comparison, Quote(value) + (ignoreCase ? " IgnoreCase" : ""))
    {
        _value = value;
        _case = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <summary>Empty and NotEmpty.</summary>
    internal TextCondition(QueryField field, QueryOperator comparison)
        : base(field, comparison, "")
    {
        _value = "";
    }

    private protected override bool? Ask(QueryMail mail)
    {
        bool isEmpty = Comparison is QueryOperator.Empty or QueryOperator.NotEmpty;
        foreach (string value in mail.Values(Field))
        {
            if (isEmpty ? value.Length > 0 : Fits(value)) return !isEmpty;
        }

        return mail.Knows(QueryFields.Needs(Field)) ? isEmpty : null;
    }

    private bool Fits(string value) =>
        Comparison is QueryOperator.Contains or QueryOperator.NotContains ? value.Contains(_value, _case) : value.Equals(_value, _case);
}
