using System;
using System.Collections.Generic;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pop3Nano.Benchmarks;
using Pop3Nano.Interop;

// "table" measures the promises, "peers" gives other programs the same tasks, "growth" draws how costs grow, "mime" prints the table of src/Pop3Nano/Mime; everything else goes to BenchmarkDotNet.
if (args is ["mime"])
{
    MimeRatios.Print(Console.Out);
    return 0;
}

if (args is ["idle-server" or "half-server"])
{
    IdleServer.Run(sendsHalf: args[0] == "half-server");
    return 0;
}

if (args is ["peers", .. string[] tasks])
{
    using SharedServers servers = BenchServers.All;
    using var peers = new PeerTable();
    string rows = peers.Measure(Console.Out, tasks);
    foreach (string lost in peers.Lost) Console.Error.WriteLine("not beaten: " + lost);
    if (tasks.Length == 0) Repository.Write("tests/Benchmarks/README.md", "peers", rows);
    return peers.Lost.Count == 0 ? 0 : 1;
}

if (args is ["growth"])
{
    GrowthBench.Run(Console.Out);
    return 0;
}

if (args is ["table", .. string[] words])
{
    using SharedServers servers = BenchServers.All;
    IReadOnlyList<string> broken = PromiseTable.Run(Console.Out, words);
    foreach (string name in broken) Console.Error.WriteLine("broken: " + name);
    return broken.Count == 0 ? 0 : 1;
}

// In the same process as its server, so that nothing has to be built and installed on the way.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithIterationCount(8).WithWarmupCount(4).WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
