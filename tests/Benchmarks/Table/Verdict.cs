namespace Pop3Nano.Benchmarks;

/// <summary>What was measured of a promise.</summary>
/// <param name="Holds">Whether the bound is kept.</param>
/// <param name="Measured">The figures, as the table shows them.</param>
internal sealed record Verdict(bool Holds, string Measured);
