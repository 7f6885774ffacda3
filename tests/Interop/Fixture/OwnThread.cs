using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Interop;

/// <summary>Blocking calls that a test does not wait for at once.</summary>
internal static class OwnThread
{
    /// <summary>Makes one, on a thread that nobody else needs.</summary>
    public static Task Run(Action call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc cref="Run(Action)"/>
    public static Task<T> Run<T>(Func<T> call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
