using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Pop3Nano.Benchmarks;

/// <summary>What the generator adds to a build, and whether an edit elsewhere makes it run again.</summary>
internal sealed class GeneratorTime(string name, double most) : Promise
{
    private const int Rounds = 5;

    private readonly GeneratorRun _run = new();

    public override string Name => name;

    public override Verdict Measure()
    {
        double cold = Time(out GeneratorDriver driver);
        double[] warm = new double[Rounds];
        for (int i = 0; i < Rounds; i++) warm[i] = Time(out driver);
        int again = Again(driver);
        double median = Alternating.Median(warm);
        return new Verdict(median <= most && again == 0, string.Create(CultureInfo.InvariantCulture,
            $"{median:0.0} ms; {cold:0} ms when the compiler has just been started and loads it; {again} steps run after an unrelated edit"));
    }

    private double Time(out GeneratorDriver driver)
    {
        driver = _run.Clean();
        return driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;
    }

    private static int Again(GeneratorDriver driver)
    {
        GeneratorRunResult result = GeneratorRun.Edited(driver).GetRunResult().Results.Single();
        return result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
