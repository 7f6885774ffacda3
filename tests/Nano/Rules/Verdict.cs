using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Pop3Nano.Nano.Rules;

/// <summary>A test's word on a list that should be empty: all of it, not the first few characters.</summary>
internal static class Verdict
{
    public static void None(IEnumerable<string> offenders)
    {
        List<string> all = [.. offenders.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all.Prepend($"{all.Count} found:")));
    }
}
