using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.BadNetwork;

/// <summary>Many visits to one server, side by side over lines of their own. Disposing it proves that no socket or thread is left.</summary>
internal sealed class Sweep : IAsyncDisposable
{
    private const int Lines = 16; // visits mostly wait

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { SaslMechanisms = [], KeepsTranscript = false });
    private readonly Leaks _leaks = new();
    private readonly bool _isTls;

    private Sweep(bool isTls)
    {
        _isTls = isTls;
        _server.Start();
    }

    /// <summary>True if nothing is left out, however long it takes: POP3NANO_LONG is 1.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("POP3NANO_LONG") == "1";

    /// <summary>A fault behind one octet after the other.</summary>
    /// <param name="isTls">With TLS or without.</param>
    /// <param name="stride">Every how many octets, unless it is the long run: then behind each.</param>
    /// <param name="fault">What happens behind so many octets.</param>
    /// <param name="patience">The client's, in milliseconds.</param>
    /// <param name="isHarmless">See <see cref="VisitPlan"/>.</param>
    /// <param name="isRight">Whether this exception is the one that is due.</param>
    /// <param name="failing">The share of visits, in percent, that has to fail: a fault near the end may come too late.</param>
    /// <param name="callers">Who makes the visits, unless it is the long run: then both, behind each octet.</param>
    public static async Task Everywhere(bool isTls, int stride, Func<long, Fault> fault, int patience, bool isHarmless, Func<Exception, bool> isRight, int failing,
        Callers callers = Callers.Both)
    {
        await using var sweep = new Sweep(isTls);
        foreach (bool ofClient in (bool[])[false, true])
        {
            long whole = await sweep.Measure(ofClient);
            var plans = new List<VisitPlan>();
            for (long octets = 0; octets < whole; octets += IsLong ? 1 : stride)
            {
                foreach (bool isBlocking in (bool[])[true, false])
                {
                    bool isTurn = callers == Callers.Both || IsLong || (octets % 2 == 0) == (isBlocking == (callers == Callers.BlockingFirst));
                    if (isTurn) plans.Add(new VisitPlan(fault(octets), ofClient, isBlocking, patience, isHarmless));
                }
            }
            int failures = await sweep.Make(plans, isRight);
            Assert.True(failures * 100 >= plans.Count * failing, $"{failures} of {plans.Count} visits failed");
        }
    }

    /// <summary>Visits that must come to a good end.</summary>
    public static async Task Soundly(bool isTls, IEnumerable<Fault> faults)
    {
        await using var sweep = new Sweep(isTls);
        var plans = new List<VisitPlan>();
        foreach (Fault fault in faults)
        {
            foreach (bool ofClient in (bool[])[false, true])
            {
                foreach (bool isBlocking in (bool[])[true, false]) plans.Add(new VisitPlan(fault, ofClient, isBlocking, Line.Generous, IsHarmless: true));
            }
        }
        Assert.Equal(0, await sweep.Make(plans, _ => false));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _leaks.ProveNone();
    }

    // How many octets go one way if nothing happens.
    private async Task<long> Measure(bool ofClient)
    {
        await using var line = new Line(_server, _isTls);
        Assert.Null(await line.VisitAsync(new VisitPlan(Fault.None, ofClient, IsBlocking: true, Line.Generous, IsHarmless: true)));
        return line.OctetsOf(ofClient);
    }

    // Returns how many failed, rightly.
    private async Task<int> Make(List<VisitPlan> plans, Func<Exception, bool> isRight)
    {
        int next = -1;
        int failures = 0;
        // Threads of their own: blocking calls must not take those that serve the server and the proxies.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Lines, plans.Count)).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return failures;

        void Work()
        {
            var line = new Line(_server, _isTls);
            try
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < plans.Count)
                {
                    Exception? failure = line.VisitAsync(plans[i]).GetAwaiter().GetResult();
                    if (failure is null) continue;
                    Interlocked.Increment(ref failures);
                    Assert.True(isRight(failure), $"{plans[i]}: {failure}");
                }
            }
            finally
            {
                Volatile.Write(ref next, plans.Count); // one that went wrong is enough
                line.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }
}
