using System;
using System.Globalization;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>A listing of 100,000 lines, read line by line from memory, against a loop that only finds the line ends.</summary>
internal sealed class UidlSpeed(string name, double share) : Promise
{
    private const int Messages = 100_000;

    public override string Name => name;

    public override Verdict Measure()
    {
        byte[] listing = new ReadyMaildrop(Messages, 0).Uidl;
        var channel = new MemoryChannel(listing);
        var session = new Pop3Session(channel, new Pop3SessionOptions());
        session.Greet();
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        (double limit, double ours) = Alternating.Fastest(() => Lines(listing), () => Read(session));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(session);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Verdict(limit / ours >= share && allocated == 0,
            string.Create(CultureInfo.InvariantCulture, $"{limit / ours:P0} ({ours * 1000 / Messages:0} ns a line, the loop {limit * 1000 / Messages:0}); {allocated} octets"));
    }

    private static void Lines(byte[] listing)
    {
        int lines = 0;
        for (int at = 0; at < listing.Length; lines++) at += listing.AsSpan(at).IndexOf((byte)'\n') + 1;
        if (lines != Messages + 2) throw new InvalidOperationException("Lines are missing.");
    }

    private static void Read(Pop3Session session)
    {
        int lines = 0;
        session.UniqueIds();
        while (session.ReadLine()) lines++;
        if (lines != Messages) throw new InvalidOperationException("Lines are missing.");
    }
}
