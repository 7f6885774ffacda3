using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Pop3Nano.VirtualBoard;

/// <summary>Whose turn it is: devices wait in the order of their times, threads wait for devices.</summary>
internal sealed class FleetQueue
{
    private readonly object _gate = new();
    private readonly PriorityQueue<FleetDevice, TimeSpan> _waiting = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _end;
    private int _out; // taken and not given back
    private bool _isStopped;

    /// <summary>Turns until so long from now.</summary>
    public FleetQueue(TimeSpan time) => _end = time;

    public TimeSpan Now => _watch.Elapsed;

    public void Add(FleetDevice device, TimeSpan due)
    {
        lock (_gate) _waiting.Enqueue(device, due);
    }

    /// <summary>Waits for the next device whose time has come. False: there is none any more, or time is over.</summary>
    public bool Take(out FleetDevice device)
    {
        lock (_gate)
        {
            while (!_isStopped && Now < _end)
            {
                TimeSpan wait = _end - Now;
                if (_waiting.TryPeek(out _, out TimeSpan due))
                {
                    if (due <= Now)
                    {
                        device = _waiting.Dequeue();
                        _out++;
                        return true;
                    }
                    if (due - Now < wait) wait = due - Now;
                }
                else if (_out == 0)
                {
                    break;
                }
                Monitor.Wait(_gate, (int)Math.Min(wait.TotalMilliseconds + 1, 60000));
            }
            device = null!;
            return false;
        }
    }

    /// <summary>A device comes back and wants another turn then; null: none.</summary>
    public void Return(FleetDevice device, TimeSpan? due)
    {
        lock (_gate)
        {
            _out--;
            if (due is TimeSpan time) _waiting.Enqueue(device, time);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Nobody gets a turn any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }
}
