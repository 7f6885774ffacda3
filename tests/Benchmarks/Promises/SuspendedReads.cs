using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>What async operations allocate whose reads have to wait, the whole process counted, server included.</summary>
internal sealed class SuspendedReads(string name, int sessions, int most) : Promise
{
    private const int Operations = 100_000;

    public override string Name => name;

    public override Verdict Measure() => MeasureAsync().GetAwaiter().GetResult();

    private async Task<Verdict> MeasureAsync()
    {
        using var server = new ReadyServer(new ReadyMaildrop(1, 0));
        var endpoint = new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None);
        var open = new Pop3Session[sessions];
        for (int i = 0; i < sessions; i++)
        {
            open[i] = await Pop3Session.ConnectAsync(endpoint, new Pop3SessionOptions(), new Pop3ServerProfile());
            await open[i].LoginAsync("ann", "x", Pop3LoginMethod.UserPass);
        }
        int each = Operations / sessions;
        await Task.WhenAll(open.Select(session => RepeatAsync(session, Math.Max(each / 5, 10))));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.WhenAll(open.Select(session => RepeatAsync(session, each)));
        double allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (each * sessions);
        foreach (Pop3Session session in open) session.Dispose();
        return new Verdict(allocated <= most, string.Create(CultureInfo.InvariantCulture, $"{allocated:0.0} octets"));
    }

    private static async Task RepeatAsync(Pop3Session session, int times)
    {
        for (int i = 0; i < times; i++) await session.NoopAsync().ConfigureAwait(false);
    }
}
