using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// The processor time of the calling thread: what a job costs however busy the machine is. Where the platform has no such clock, time as it
/// passes.
/// </summary>
internal static partial class ThreadClock
{
    private const int OfThread = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>Milliseconds since some moment.</summary>
    public static unsafe double Milliseconds
    {
        get
        {
            long* time = stackalloc long[2]; // seconds, nanoseconds
            return OperatingSystem.IsLinux() && GetTime(OfThread, time) == 0
                ? time[0] * 1e3 + time[1] / 1e6
                : Stopwatch.GetElapsedTime(0).TotalMilliseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static unsafe partial int GetTime(int clock, long* time);
}
