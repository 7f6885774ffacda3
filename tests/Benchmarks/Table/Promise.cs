namespace Pop3Nano.Benchmarks;

/// <summary>One row of the table.</summary>
internal abstract class Promise
{
    /// <summary>The first column, as it stands in promises.tsv.</summary>
    public abstract string Name { get; }

    public abstract Verdict Measure();
}
