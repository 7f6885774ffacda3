using System;

namespace Pop3Nano.Mime;

/// <summary>
/// Conditions about text. Characters are compared one by one, with regard to case unless it is ignored. A message without the field
/// contains nothing and equals nothing.
/// </summary>
public sealed class MailQueryTextField : MailQueryField
{
    internal MailQueryTextField(MailQueryBuilder builder, QueryField field)
        : base(builder, field)
    {
    }

    /// <summary>The value, or one of them, contains this.</summary>
    /// <exception cref="ArgumentException">Nothing to look for, or more than <see cref="MailQuery.MaxLength"/>.</exception>
    public MailQuery Contains(string value, bool ignoreCase = false) => Add(QueryOperator.Contains, value, ignoreCase);

    /// <summary>No value contains this.</summary>
    /// <inheritdoc cref="Contains" path="/exception"/>
    public MailQuery NotContains(string value, bool ignoreCase = false) => Add(QueryOperator.NotContains, value, ignoreCase);

    /// <summary>The value, or one of them, is this. Of a mailbox: the address, the name, or "Name &lt;address&gt;".</summary>
    /// <inheritdoc cref="Contains" path="/exception"/>
    public MailQuery Equals(string value, bool ignoreCase = false) => Add(QueryOperator.Equal, value, ignoreCase);

    /// <summary>No value is this.</summary>
    /// <inheritdoc cref="Contains" path="/exception"/>
    public MailQuery NotEquals(string value, bool ignoreCase = false) => Add(QueryOperator.NotEqual, value, ignoreCase);

    /// <summary>There is no text.</summary>
    public MailQuery Empty() => Add(new TextCondition(Field, QueryOperator.Empty));

    /// <summary>There is text.</summary>
    public MailQuery NotEmpty() => Add(new TextCondition(Field, QueryOperator.NotEmpty));

    private MailQuery Add(QueryOperator comparison, string value, bool ignoreCase)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > MailQuery.MaxLength) throw new ArgumentException("A query has 65536 characters at most.", nameof(value));
        return Add(new TextCondition(Field, comparison, value, ignoreCase));
    }
}
