using System;
using System.Linq;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // the heap is measured

namespace Pop3Nano.DeviceTests;

/// <summary>Every test of nf/tests, run on this computer.</summary>
public sealed class DeviceTestRun
{
    public static TheoryData<string> Names => [.. All.Select(test => test.ToString())];

    internal static DeviceTest[] All { get; } =
        DeviceTest.In(typeof(DeviceTestRun).Assembly.GetTypes().Where(type => type.Namespace == typeof(Replay).Namespace)).ToArray();

    [Theory]
    [MemberData(nameof(Names))]
    public void It_passes(string test) => Array.Find(All, one => one.ToString() == test)!.Run();
}
