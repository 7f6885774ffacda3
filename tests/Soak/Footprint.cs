using System;
using System.Threading.Tasks;
using Pop3Nano.BadNetwork;
using Xunit;

namespace Pop3Nano.Soak;

/// <summary>What the process holds at one moment: the heap after a collection, sockets and threads.</summary>
internal sealed class Footprint
{
    private readonly long _heap = Heap();
    private readonly Leaks _leaks = new();

    /// <summary>What the process holds now is not more, but for <paramref name="bound"/> octets.</summary>
    /// <returns>By how many octets the heap has grown.</returns>
    public async Task<long> ProveNoGrowth(long bound, string story)
    {
        await _leaks.ProveNone();
        long grown = Heap() - _heap;
        Assert.True(grown <= bound, $"The heap has grown by {grown} octets; {story}");
        return grown;
    }

    // What waits for its finalizer goes with the second one.
    private static long Heap()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
