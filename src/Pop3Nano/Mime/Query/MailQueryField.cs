namespace Pop3Nano.Mime;

/// <summary>A field that a query asks about. Its methods add a condition to the builder and hand it back, for <see cref="MailQueryBuilder.Or"/> and the like.</summary>
public abstract class MailQueryField
{
    private readonly MailQueryBuilder _builder;

    private protected MailQueryField(MailQueryBuilder builder, QueryField field)
    {
        _builder = builder;
        Field = field;
    }

    internal QueryField Field { get; }

    /// <summary>The name in the text form.</summary>
    public override string ToString() => QueryFields.NameOf(Field);

    private protected MailQuery Add(QueryCondition condition) => _builder.Add(condition);
}
