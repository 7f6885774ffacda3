using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// An asynchronous read that waits for another task's write, or for its cancellation.
internal sealed class PendingRead
{
    private readonly TaskCompletionSource<int> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;

    internal PendingRead(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Buffer = buffer;
        _registration = cancellationToken.Register(() => _source.TrySetCanceled(cancellationToken));
    }

    internal Memory<byte> Buffer { get; }
    internal Task<int> Task => _source.Task;

    internal void Complete(int count)
    {
        _registration.Dispose();
        _source.TrySetResult(count);
    }

    internal void Fail(Exception reason)
    {
        _registration.Dispose();
        _source.TrySetException(reason);
    }
}
