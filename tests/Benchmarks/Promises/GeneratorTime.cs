using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Generator;
using Pop3Nano.Generator.Tests.Driving;

namespace Pop3Nano.Benchmarks;

/// <summary>What the generator adds to a build, and whether an edit elsewhere makes it run again.</summary>
internal sealed class GeneratorTime(string name, double most) : Promise
{
    private const int Rounds = 5;

    private readonly TableFile _table = new("Pop3.commands", File.ReadAllText(Path.Combine(Repository.Root, "src/Pop3.commands")));

    public override string Name => name;

    public override Verdict Measure()
    {
        double cold = Run(out _);
        double[] warm = new double[Rounds];
        GeneratorDriver driver = Driver();
        for (int i = 0; i < Rounds; i++) warm[i] = Run(out driver);
        int again = Again(driver);
        double median = Alternating.Median(warm);
        return new Verdict(median <= most && again == 0, string.Create(CultureInfo.InvariantCulture,
            $"{median:0.0} ms; {cold:0} ms when the compiler has just been started and loads it; {again} steps run after an unrelated edit"));
    }

    private double Run(out GeneratorDriver driver)
    {
        driver = Driver().RunGenerators(CSharpCompilation.Create("Example"));
        return driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;
    }

    private static int Again(GeneratorDriver driver)
    {
        CSharpCompilation edited = CSharpCompilation.Create("Example").AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }"));
        GeneratorRunResult result = driver.RunGenerators(edited).GetRunResult().Results.Single();
        return result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new Pop3Generator().AsSourceGenerator()],
        ImmutableArray.Create<AdditionalText>(_table),
        optionsProvider: new BuildProperties("client", "Example"),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
