using System;

namespace Pop3Nano.Mime;

/// <summary>How operators are spelled and what they mean.</summary>
internal static class QueryOperators
{
    private static readonly string[] Spellings = ["Contains", "NotContains", "=", "!=", "<", "<=", ">", ">=", "Empty", "NotEmpty"];

    internal static string Spell(QueryOperator comparison) => Spellings[(int)comparison];

    /// <summary>The operator that is spelled so; case does not matter.</summary>
    internal static bool TryFind(string spelling, out QueryOperator comparison)
    {
        int index = Array.FindIndex(Spellings, known => known.Equals(spelling, StringComparison.OrdinalIgnoreCase));
        comparison = (QueryOperator)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>False for the two that stand alone.</summary>
    internal static bool TakesValue(QueryOperator comparison) => comparison is not (QueryOperator.Empty or QueryOperator.NotEmpty);

    /// <summary>True for those that compare text.</summary>
    internal static bool IsForText(QueryOperator comparison) =>
        !TakesValue(comparison) || comparison is QueryOperator.Contains or QueryOperator.NotContains || IsEquality(comparison);

    /// <summary>True for those that compare numbers and dates.</summary>
    internal static bool IsForOrder(QueryOperator comparison) => comparison is >= QueryOperator.Equal and <= QueryOperator.GreaterOrEqual;

    internal static bool IsEquality(QueryOperator comparison) => comparison is QueryOperator.Equal or QueryOperator.NotEqual;

    internal static bool IsNegative(QueryOperator comparison) =>
        comparison is QueryOperator.NotContains or QueryOperator.NotEqual or QueryOperator.NotEmpty;

    /// <summary>Whether what CompareTo answered fits; of != the positive form is asked.</summary>
    internal static bool Fits(QueryOperator comparison, int order) => comparison switch
    {
        QueryOperator.Less => order < 0,
        QueryOperator.LessOrEqual => order <= 0,
        QueryOperator.Greater => order > 0,
        QueryOperator.GreaterOrEqual => order >= 0,
        _ => order == 0,
    };
}
