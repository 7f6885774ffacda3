using System;
using System.Threading;

namespace nanoFramework.Runtime.Native;

/// <summary>The device's measure of memory on this computer: what would be free of 4 GB after a collection.</summary>
internal static class GC
{
    private const int Attempts = 50;
    private const int Wanted = 4;

    /// <summary>Collects, and tells the free octets. The test runner's own threads are waited for: some measurements in a row must agree.</summary>
    public static uint Run(bool compactHeap)
    {
        long used = Measure(compactHeap);
        int agreed = 1;
        for (int i = 0; i < Attempts && agreed < Wanted; i++)
        {
            Thread.Sleep(5);
            long again = Measure(compactHeap);
            agreed = again == used ? agreed + 1 : 1;
            used = again;
        }
        return (uint)(uint.MaxValue - used);
    }

    private static long Measure(bool compactHeap)
    {
        System.GC.Collect(System.GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: compactHeap);
        System.GC.WaitForPendingFinalizers();
        return System.GC.GetTotalMemory(forceFullCollection: true);
    }
}
