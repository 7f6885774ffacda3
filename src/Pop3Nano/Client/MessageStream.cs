using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>The message of the present reply as a stream: read once, forward, the byte-stuffing undone. What is left unread is skipped.</summary>
    internal sealed class MessageStream(Pop3Call call, IProgress<Pop3Progress>? progress, Pop3Progress start) : Stream
    {
        private int _at;
        private int _left;
        private long _count;
        private bool _isOver;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_left == 0 && !_isOver && buffer.Length > 0) Came(call.Session.ReadOctets());
            return Take(buffer);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0 && !_isOver && buffer.Length > 0) Came(await call.Session.ReadOctetsAsync(call.Token).ConfigureAwait(false));
            return Take(buffer.Span);
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Came(bool more)
        {
            _isOver = !more;
            if (!more) return;
            _at = call.Session.TextStart;
            _left = call.Session.TextLength;
            progress?.Report(start with { Octets = _count + _left });
        }

        private int Take(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, _left);
            call.Session.Buffer.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            _left -= count;
            _count += count;
            return count;
        }
    }
}
