using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Mime;

/// <summary>Sorts messages by the keys of a query. Equal ones keep their order.</summary>
internal sealed class QuerySorter(QueryOrder[] orders) : IComparer<QueryKey[]>
{
    public int Compare(QueryKey[]? x, QueryKey[]? y)
    {
        for (int i = 0; i < orders.Length; i++)
        {
            int order = x![i].CompareTo(y![i]);
            if (order != 0) return orders[i].IsDescending ? -order : order;
        }

        return 0;
    }

    /// <summary>The messages in the order of the keys, each of which is decoded once.</summary>
    internal List<T> Sort<T>(IEnumerable<T> infos)
        where T : MessageInfoBase =>
        [.. infos.Select(info => (Info: info, Keys: orders.Select(order => QueryKey.Of(info, order.Field)).ToArray())).OrderBy(pair => pair.Keys, this).Select(pair => pair.Info)];
}
