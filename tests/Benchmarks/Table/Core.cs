using System;
using System.Runtime.InteropServices;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// Where threads run. Left alone, the two ends of one connection may share a core while those of another do not, and stay so: that is
/// more than any difference that is looked for.
/// </summary>
internal static partial class Core
{
    /// <summary>Binds the calling thread to a core, if the machine has so many and the platform lets it; else nothing happens.</summary>
    public static void Bind(int core)
    {
        if (!OperatingSystem.IsLinux() || core >= Math.Min(Environment.ProcessorCount, 64)) return;
        _ = SetAffinity(0, sizeof(ulong), 1UL << core);
    }

    /// <summary>Sets the calling thread free again: threads that it starts inherit its core.</summary>
    public static void Release()
    {
        if (OperatingSystem.IsLinux()) _ = SetAffinity(0, sizeof(ulong), ulong.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);
}
