using System;
using System.Diagnostics.CodeAnalysis;

namespace Pop3Nano.Fuzz.Running;

/// <summary>What must hold for every case does not hold for this one.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It says what was found, or nothing is said.")]
internal sealed class FindingException(string what) : Exception(what)
{
    public static void Unless([DoesNotReturnIf(false)] bool holds, string what)
    {
        if (!holds) throw new FindingException(what);
    }
}
