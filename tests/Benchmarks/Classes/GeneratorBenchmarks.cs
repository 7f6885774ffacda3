using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Pop3Nano.Benchmarks;

/// <summary>What the generator adds to a build that a running compiler makes, and to one after an edit that does not concern it.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly GeneratorRun _run = new();
    private GeneratorDriver _known = null!;

    [GlobalSetup]
    public void Know() => _known = _run.Clean();

    [Benchmark(Description = "clean build")]
    public GeneratorDriver Clean() => _run.Clean();

    [Benchmark(Description = "unrelated edit")]
    public GeneratorDriver Edit() => GeneratorRun.Edited(_known);
}
