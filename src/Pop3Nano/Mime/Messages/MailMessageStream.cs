using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Mime;

/// <summary>Collects the octets of a message that are written to it, in any pieces, and makes a <see cref="MailMessage"/> of them.</summary>
public sealed class MailMessageStream : Stream
{
    private MessageStore? _store;
    private readonly MailMessageOptions _options;

    /// <summary>A writer with the default bounds.</summary>
    public MailMessageStream()
        : this(MailMessageOptions.Default)
    {
    }

    /// <summary>A writer with these bounds.</summary>
    public MailMessageStream(MailMessageOptions options)
        : this(options, 0)
    {
    }

    internal MailMessageStream(MailMessageOptions options, long expected)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _store = new MessageStore(options, expected);
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _store is not null;

    /// <summary>The octets written so far.</summary>
    public override long Length => Store.Length;

    /// <summary>The octets written so far; it cannot be set.</summary>
    public override long Position
    {
        get => Store.Length;
        set => throw new NotSupportedException();
    }

    private MessageStore Store => _store ?? throw new ObjectDisposedException(nameof(MailMessageStream));

    /// <summary>The message is complete. It owns the octets from now on; the writer cannot be used any more.</summary>
    public MailMessage ToMessage()
    {
        MessageStore store = Store;
        store.Complete();
        _store = null;
        return new MailMessage(store, _options);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => Store.Append(buffer);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Memory, or a file that the system keeps in memory: nothing to wait for.
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _store?.Dispose();
        _store = null;
        base.Dispose(disposing);
    }
}
