using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Pop3Nano.VirtualBoard;

/// <summary>The processor time of a server that runs on this machine: its process, that one's children, and what of them has ended.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100; // USER_HZ: Linux tells all programs so

    /// <summary>So far.</summary>
    /// <exception cref="ArgumentException">There is no such process, or the platform does not say.</exception>
    public static TimeSpan Of(int pid)
    {
        var all = new Dictionary<int, (int Parent, long Ticks)>();
        if (Directory.Exists("/proc/self"))
        {
            foreach (string folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Read(folder) is { } found) all[number] = found;
            }
        }
        if (!all.ContainsKey(pid)) throw new ArgumentException($"--server-pid {pid}: there is no such process, or this system does not tell.");
        long ticks = all.Where(process => Descends(all, process.Key, pid)).Sum(process => process.Value.Ticks);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static bool Descends(Dictionary<int, (int Parent, long Ticks)> all, int pid, int from)
    {
        while (pid != from && all.TryGetValue(pid, out (int Parent, long Ticks) process)) pid = process.Parent;
        return pid == from;
    }

    // proc(5): behind the name in parentheses: state, parent, ...; from the 12th on: own time, system's for it, and the same of ended children.
    private static (int Parent, long Ticks)? Read(string folder)
    {
        try
        {
            string stat = File.ReadAllText(Path.Combine(folder, "stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), fields.Skip(11).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture)));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
