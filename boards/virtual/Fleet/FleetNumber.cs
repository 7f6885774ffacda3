using System;
using System.Globalization;

namespace Pop3Nano.VirtualBoard;

/// <summary>A device's number in names of a kind: "device####" is "device0007" for the seventh.</summary>
internal static class FleetNumber
{
    /// <summary>The name of this device. A pattern without # is everybody's name.</summary>
    public static string In(string pattern, int number)
    {
        int start = pattern.IndexOf('#', StringComparison.Ordinal);
        if (start < 0) return pattern;
        int end = start;
        while (end < pattern.Length && pattern[end] == '#') end++;
        return pattern[..start] + number.ToString(CultureInfo.InvariantCulture).PadLeft(end - start, '0') + pattern[end..];
    }
}
