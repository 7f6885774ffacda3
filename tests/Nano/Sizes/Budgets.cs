using System;
using System.Collections.Generic;

namespace Pop3Nano.Nano.Sizes;

/// <summary>
/// What may be taken of a device, in octets: a little above what is. Every octet of flash is loaded or indexed at start, and every octet of heap is one that
/// the application does not have: growth is a decision. The README's table of sizes says the same.
/// </summary>
internal static class Budgets
{
    /// <summary>The room Protocol; the words that it knows take another kilobyte of the root.</summary>
    public const int EngineFlash = 11 * 1024;

    public const int ProfileRam = 160;

    /// <summary>With its engine and buffers of 512 and 1024 octets.</summary>
    public const int SessionRam = 2770;

    /// <summary>What a poller holds between polls. The mail that it reads, and what is to be read, take heap only while it polls.</summary>
    public const int PollerRam = 1160;

    /// <summary>Poller, profile, and a session while it lasts.</summary>
    public const int WholeRam = 4090;

    /// <summary>Flash by assembly.</summary>
    public static IReadOnlyDictionary<string, int> Flash { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Pop3Nano"] = 58 * 1024,
        ["Pop3Nano.Client"] = 15 * 1024,
        ["Pop3Nano.Commands"] = 23 * 1024,
        ["Pop3Nano.Mime"] = 15 * 1024,
        ["Pop3Nano.Sasl"] = 11 * 1024,
    };
}
