using System;
using System.Collections.Generic;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Rows of theories: each way of one kind with each of another.</summary>
public static class Rows
{
    public static TheoryData<ServerKind> EveryServer => new(Enum.GetValues<ServerKind>());

    public static TheoryData<T1, T2> Each<T1, T2>(IEnumerable<T1> first, IReadOnlyCollection<T2> second)
    {
        var rows = new TheoryData<T1, T2>();
        foreach (T1 one in first)
        {
            foreach (T2 two in second) rows.Add(one, two);
        }
        return rows;
    }

    public static TheoryData<T1, T2, T3> Each<T1, T2, T3>(IEnumerable<T1> first, IReadOnlyCollection<T2> second, IReadOnlyCollection<T3> third)
    {
        var rows = new TheoryData<T1, T2, T3>();
        foreach (T1 one in first)
        {
            foreach (T2 two in second)
            {
                foreach (T3 three in third) rows.Add(one, two, three);
            }
        }
        return rows;
    }
}
