using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

// The client's end of a connection without a network. Writing only queues; reading runs the server on the caller's thread.
internal sealed partial class InMemoryStream : Stream
{
    private readonly object _gate = new();
    private readonly ServerConnection _connection;
    private readonly TimeProvider _clock;
    private PendingRead? _pending;
    private bool _disposed;
    private int _readTimeout = Timeout.Infinite;
    private int _writeTimeout = Timeout.Infinite;

    internal InMemoryStream(ServerConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
        connection.OnStop = Stop;
    }

    public override bool CanRead => !_disposed;
    public override bool CanSeek => false;
    public override bool CanWrite => !_disposed;
    public override bool CanTimeout => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = CheckedTimeout(value);
    }

    // Writing never blocks, so this never strikes.
    public override int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = CheckedTimeout(value);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        lock (_gate)
        {
            int count = TryRead(buffer, _readTimeout, out TimeSpan left, CancellationToken.None);
            if (count >= 0) return count;
            // Nothing will ever come: without a timeout this would wait for ever, and a test that hangs says less than one that fails.
            Pass(left, CancellationToken.None);
            throw TimedOut();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<int>(cancellationToken);
        lock (_gate)
        {
            try
            {
                int count = TryRead(buffer.Span, _readTimeout, out TimeSpan left, cancellationToken);
                return count >= 0 ? ValueTask.FromResult(count) : Silence(buffer, left, cancellationToken);
            }
            catch (ObjectDisposedException e)
            {
                return ValueTask.FromException<int>(e);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _connection.Receive(buffer);
            if (_pending is not { } pending) return;
            int count = TryRead(pending.Buffer.Span, Timeout.Infinite, out _, pending.Cancellation);
            if (count < 0 || _pending != pending) return;
            _pending = null;
            pending.Complete(count);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        try
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
        catch (ObjectDisposedException e)
        {
            return ValueTask.FromException(e);
        }
    }

    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    // What was written before is still read by the server, as it is over a network: a QUIT that nobody waits for removes what was marked.
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_disposed || !disposing) return;
            byte[] unread = new byte[4096];
            _isLeaving = true;
            while (TryRead(unread, Timeout.Infinite, out _, CancellationToken.None) > 0)
            {
            }
            _disposed = true;
            _connection.Dispose();
            _pending?.Fail(new ObjectDisposedException(nameof(InMemoryStream)));
            _pending = null;
        }
        base.Dispose(disposing);
    }

    private static int CheckedTimeout(int value)
    {
        if (value is <= 0 and not Timeout.Infinite) throw new ArgumentOutOfRangeException(nameof(value));
        return value;
    }
}
