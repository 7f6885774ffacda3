using System;

namespace Pop3Nano.Fuzz.Running;

/// <summary>What the command line says.</summary>
internal sealed record FuzzArguments
{
    public long Seed { get; init; } = 1;

    /// <summary>The cases of each target at most.</summary>
    public long Cases { get; init; } = long.MaxValue;

    /// <summary>The time of each group at most.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    public string Group { get; init; } = "";

    public string Target { get; init; } = "";

    /// <summary>Groups that run at the same time.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>seed:index, hexadecimal digits, or the path of a file.</summary>
    public string Case { get; init; } = "";
}
