using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pop3Nano.Benchmarks;

// "ratios" and "mime" print the READMEs' tables; everything else goes to BenchmarkDotNet.
if (args is ["ratios"])
{
    StreamingRatios.Print(System.Console.Out);
    return;
}

if (args is ["mime"])
{
    MimeRatios.Print(System.Console.Out);
    return;
}

// In the same process as its server, so that nothing has to be built and installed on the way.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithIterationCount(8).WithWarmupCount(4).WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
