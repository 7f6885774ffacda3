using System;
using System.Threading;

namespace Pop3Nano.Fuzz.Running;

/// <summary>
/// Ends the program when a case takes more than ten seconds, half of them on a processor, or two minutes in all: it can't be ended
/// otherwise. Seconds are counted by a thread of the same process: neither a machine that stands still nor a busy one is a finding.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const int Ticks = 10;
    private const int IdleTicks = 120; // of a case that waits, or that others keep from the processor

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
        TimeSpan spent = TimeSpan.Zero;
        while (!_over.Wait(_tick))
        {
            long started = _run.Started;
            if (started != last)
            {
                last = started;
                standing = 0;
                spent = Environment.CpuUsage.TotalTime;
                continue;
            }
            standing++;
            bool works = Environment.CpuUsage.TotalTime - spent >= _tick * (Ticks / 2);
            if (standing < Ticks || (!works && standing < IdleTicks)) continue;
            _found(new Finding(_run.Target, _run.Case, _run.Octets, "it takes more than ten seconds"));
            return;
        }
    }
}
