using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Architecture.Rules;

/// <summary>
/// What code that nanoFramework 1.x compiles too must not hold. It has no generics (they crash at load), copies structs on the
/// heap, wraps silently in checked, and its strings are slow: most of these compile on .NET without a word.
/// </summary>
internal static class SharedCodeRules
{
    public static readonly IReadOnlyList<Rule> All = [.. SyntaxRules.All, .. MeaningRules.All, .. StaticRules.All];

    public static Rule Named(string name) => All.Single(rule => rule.Name == name);
}
