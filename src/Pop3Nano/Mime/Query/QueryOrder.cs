namespace Pop3Nano.Mime;

/// <summary>A key that messages are sorted by.</summary>
internal readonly record struct QueryOrder(QueryField Field, bool IsDescending)
{
    public override string ToString() => "'" + QueryFields.NameOf(Field) + "'" + (IsDescending ? " Descending" : "");
}
