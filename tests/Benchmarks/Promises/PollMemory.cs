using System;
using System.Globalization;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>What a whole poll allocates beyond bare sockets with one buffer of the same size.</summary>
internal sealed class PollMemory(string name, int most) : PollPromise
{
    private const int Rounds = 200;

    public override string Name => name;

    public override Verdict Measure()
    {
        Conversation conversation = Record();
        long usual = Beyond(conversation);
        Options = Pop3SessionOptions.ForDevice();
        long device = Beyond(conversation);
        return new Verdict(usual <= most && device <= most, string.Create(CultureInfo.InvariantCulture,
            $"{usual} octets with the usual buffers, {device} with a device's; both count the send buffer, 2,048 and 512"));
    }

    private long Beyond(Conversation conversation) => Allocated(Poll) - Allocated(() => Bare(conversation));

    private static long Allocated(Action action)
    {
        for (int i = 0; i < 20; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++) action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }
}
