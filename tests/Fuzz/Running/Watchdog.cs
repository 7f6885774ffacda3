using System;
using System.Threading;

namespace Pop3Nano.Fuzz.Running;

/// <summary>
/// Ends the program when a case takes more than ten seconds: it can't be ended otherwise. Seconds are counted by a thread of the same
/// process, so that a machine that stands still is no finding.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const int Ticks = 10;

    private readonly TargetRun _run;
    private readonly Action<Finding> _found;
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private readonly TimeSpan _tick;

    public Watchdog(TargetRun run, Action<Finding> found)
        : this(run, found, TimeSpan.FromSeconds(1))
    {
    }

    /// <summary>A watchdog that waits for ten of these.</summary>
    public Watchdog(TargetRun run, Action<Finding> found, TimeSpan tick)
    {
        _run = run;
        _found = found;
        _tick = tick;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _over.Dispose();
    }

    private void Watch()
    {
        long last = -1;
        int standing = 0;
        while (!_over.Wait(_tick))
        {
            long started = _run.Started;
            standing = started == last ? standing + 1 : 0;
            last = started;
            if (standing == Ticks) _found(new Finding(_run.Target, _run.Case, _run.Octets, "it takes more than ten seconds"));
        }
    }
}
