using System;

namespace Pop3Nano.Mime;

/// <summary>Names and kinds of the fields of a query.</summary>
internal static class QueryFields
{
    private static readonly string[] Names = Enum.GetNames<QueryField>();

    /// <summary>All names, for messages.</summary>
    internal static string All => string.Join(", ", Names);

    internal static string NameOf(QueryField field) => Names[(int)field];

    /// <summary>The field with this name; case does not matter.</summary>
    internal static bool TryFind(string name, out QueryField field)
    {
        int index = Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        field = (QueryField)Math.Max(index, 0);
        return index >= 0;
    }

    internal static bool IsDate(QueryField field) => field is QueryField.SentDate or QueryField.InternalDate;

    /// <summary>Bodies are no keys: to sort by them all would have to be held.</summary>
    internal static bool IsSortable(QueryField field) => field < QueryField.Body;

    internal static QueryNeeds Needs(QueryField field) => field switch
    {
        QueryField.Size => QueryNeeds.None,
        QueryField.Body => QueryNeeds.Body,
        QueryField.Text => QueryNeeds.Header | QueryNeeds.Body,
        _ => QueryNeeds.Header,
    };
}
