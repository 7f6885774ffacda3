using System;
using System.Diagnostics;
using Pop3Nano.Commands;
using Pop3Nano.Session;

namespace Pop3Nano.VirtualBoard;

/// <summary>One device of a fleet. One thread at a time polls for it.</summary>
internal sealed class FleetDevice(Pop3Connector connector, PollerOptions options, FleetBoard board, IMailHandler handler)
{
    private readonly MailboxPoller _poller = new(board, connector, options, handler);

    /// <summary>How many commands it has obeyed.</summary>
    public int Obeyed { get; private set; }

    /// <summary>Its last poll, as long as it makes no other.</summary>
    public PollReport Report => _poller.Report;

    /// <summary>True if the last poll asks for another one at once.</summary>
    public bool IsUnfinished => Report.Outcome == PollOutcome.Learned || (Report.Outcome == PollOutcome.Completed && Report.Remaining > 0);

    /// <summary>Remembers of the server what another device has learnt.</summary>
    public void Learn(FleetDevice other)
    {
        byte[] slot = new byte[256];
        int length = other.Store.Read(options.ProfileSlot, slot);
        if (length > 0) Store.Write(options.ProfileSlot, slot, length);
    }

    /// <summary>Polls once: how long it took, and how many octets it took of the heap.</summary>
    public (TimeSpan Time, long Allocated) Poll()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread(); // a blocking poll stays on its thread
        long start = Stopwatch.GetTimestamp();
        _poller.Poll();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Obeyed += Report.Done;
        return (time, allocated);
    }

    private IStore Store => board.Store;
}
