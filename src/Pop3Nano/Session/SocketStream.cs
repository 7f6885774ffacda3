using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// A socket as a stream with one deadline over all blocking reads and writes. A NetworkStream would start its timeout anew with each
    /// read, so that a server that drips octets, or TLS records in pieces, could hold the caller for ever.
    /// </summary>
    internal sealed class SocketStream(Socket socket) : Stream
    {
        private const int Slack = 20; // milliseconds by which a set timeout may be off before it is set again: a system call each
        private long _readSet = long.MaxValue;
        private long _writeSet = long.MaxValue;
        private int _isSettled; // 1: it is connected, or given up

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        /// <summary>True if a read would not wait: octets are there, or the end is, or the socket is closed.</summary>
        internal bool IsReadable => socket.SafeHandle.IsClosed || socket.Poll(0, SelectMode.SelectRead);

        /// <summary>How many octets are there.</summary>
        internal int Available => socket.SafeHandle.IsClosed ? 0 : socket.Available;

        /// <summary>When blocking calls end, in <see cref="Clock.Milliseconds"/>; long.MaxValue: never.</summary>
        internal long Deadline { get; set; } = long.MaxValue;

        /// <summary>The connection is made. False: it was given up before.</summary>
        internal bool Keep() => Interlocked.Exchange(ref _isSettled, 1) == 0;

        /// <summary>Ends the attempt to connect; nothing once it is made.</summary>
        internal void GiveUp()
        {
            if (Keep()) Dispose();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            long left = Left();
            if (Math.Abs(left - _readSet) > Slack)
            {
                socket.ReceiveTimeout = left == long.MaxValue ? 0 : (int)left;
                _readSet = left;
            }
            int count = socket.Receive(buffer, SocketFlags.None, out SocketError error);
            Check(error);
            return count;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                long left = Left();
                if (Math.Abs(left - _writeSet) > Slack)
                {
                    socket.SendTimeout = left == long.MaxValue ? 0 : (int)left;
                    _writeSet = left;
                }
                int count = socket.Send(buffer, SocketFlags.None, out SocketError error);
                Check(error);
                buffer = buffer.Slice(count);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            ValueTask<int> read = socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
            return read.IsCompletedSuccessfully ? read : WaitAsync(read);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                while (buffer.Length > 0)
                {
                    int count = await socket.SendAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
                    buffer = buffer.Slice(count);
                }
            }
            catch (SocketException failure)
            {
                throw Failed(failure);
            }
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) socket.Dispose();
            base.Dispose(disposing);
        }

        private long Left()
        {
            if (Deadline == long.MaxValue) return long.MaxValue;
            long left = Deadline - Clock.Milliseconds;
            return left > 0 ? Math.Min(left, int.MaxValue) : throw Fail.Timeout();
        }

        private static void Check(SocketError error)
        {
            if (error == SocketError.Success) return;
            if (error is SocketError.TimedOut or SocketError.WouldBlock) throw Fail.Timeout();
            throw Failed(new SocketException((int)error));
        }

        // A stream fails with an IOException, blocking or not: TLS and proxies above it know no other.
        private static IOException Failed(SocketException failure) => new("The connection failed.", failure);

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private static async ValueTask<int> WaitAsync(ValueTask<int> read)
        {
            try
            {
                return await read.ConfigureAwait(false);
            }
            catch (SocketException failure)
            {
                throw Failed(failure);
            }
        }
    }
}
