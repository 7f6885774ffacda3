using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Pop3Nano.BadNetwork;

/// <summary>Sockets and threads of this process before a sweep, and after it.</summary>
internal sealed class Leaks
{
    private const int Sockets = 8; // the test runner's own come and go
    private const int Threads = 48; // the pool's come and go; one that hung for each visit would be hundreds

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly int _sockets = CountSockets();
    private readonly int _threads = CountThreads();

    /// <summary>Waits until what was opened since is gone.</summary>
    public async Task ProveNone()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(20))
        {
            if (CountSockets() <= _sockets + Sockets && CountThreads() <= _threads + Threads) return;
        }
        Assert.Fail($"{CountSockets() - _sockets} sockets and {CountThreads() - _threads} threads are left.");
    }

    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    // Where the platform shows them. Elsewhere the proxy tells: its end of each connection has seen the client's close.
    private static int CountSockets()
    {
        const string Handles = "/proc/self/fd";
        if (!Directory.Exists(Handles)) return 0;
        return new DirectoryInfo(Handles).GetFiles().Count(IsSocket);
    }

    private static bool IsSocket(FileInfo handle)
    {
        try
        {
            return handle.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false; // closed meanwhile
        }
    }
}
