using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// An asynchronous read that waits for another task's write, or for its cancellation.
internal sealed class PendingRead(Memory<byte> buffer, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<int> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;

    internal Memory<byte> Buffer => buffer;
    internal CancellationToken Cancellation => cancellationToken;
    internal Task<int> Task => _source.Task;

    // "abandoned" comes first: nothing may be read for a read that is over.
    internal void EndWhenCancelled(Action<PendingRead> abandoned) => _registration = cancellationToken.Register(() =>
    {
        abandoned(this);
        _source.TrySetCanceled(cancellationToken);
    });

    internal void Complete(int count)
    {
        Forget();
        _source.TrySetResult(count);
    }

    internal void Fail(Exception reason)
    {
        Forget();
        _source.TrySetException(reason);
    }

    // Does not wait for a cancellation that is under way: it waits for the lock that the caller holds.
    private void Forget() => _registration.Unregister();
}
