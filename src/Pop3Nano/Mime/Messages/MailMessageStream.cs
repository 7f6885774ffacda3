using System;
using System.IO;

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
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _store = new MessageStore(options);
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
