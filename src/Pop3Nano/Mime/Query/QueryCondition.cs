using System.Text;

namespace Pop3Nano.Mime;

/// <summary>A condition: a field, an operator, a value.</summary>
internal abstract class QueryCondition : QueryNode
{
    private readonly string _text;
    private readonly bool _isNegative;

    private protected QueryCondition(QueryField field, QueryOperator comparison, string value)
        : this(field, comparison, "'" + QueryFields.NameOf(field) + "' " + QueryOperators.Spell(comparison) + value, QueryFields.Needs(field))
    {
    }

    private QueryCondition(QueryField field, QueryOperator comparison, string text, QueryNeeds needs)
        : base(needs, 0, text.Length)
    {
        Field = field;
        Comparison = comparison;
        _text = text;
        _isNegative = QueryOperators.IsNegative(comparison);
    }

    private protected QueryField Field { get; }

    private protected QueryOperator Comparison { get; }

    internal sealed override bool? Judge(QueryMail mail) => _isNegative ? !Ask(mail) : Ask(mail);

    internal sealed override void Write(StringBuilder text) => text.Append(_text);

    /// <summary>The answer to the positive form of the operator.</summary>
    private protected abstract bool? Ask(QueryMail mail);

    /// <summary>A value as the text form has it: a quote inside is doubled.</summary>
    private protected static string Quote(string value) => " '" + value.Replace("'", "''", System.StringComparison.Ordinal) + "'";
}
