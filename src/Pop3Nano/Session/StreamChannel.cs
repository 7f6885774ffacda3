using System;
using System.IO;

namespace Pop3Nano.Session
{
    /// <summary>A channel over any stream: a serial line, a tunnel, a test. Deadlines need a stream that can time out.</summary>
    public sealed partial class StreamChannel : Pop3Channel
    {
        private readonly Stream _stream;
        private long _deadline = long.MaxValue;

        /// <summary>A channel that owns the stream: closing one closes the other.</summary>
        public StreamChannel(Stream stream)
        {
            _stream = stream;
        }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            Arm(false);
            try
            {
                return _stream.Read(buffer, start, length);
            }
            catch (IOException failure)
            {
                Translate(failure);
                throw;
            }
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int start, int length)
        {
            Arm(true);
            try
            {
                _stream.Write(buffer, start, length);
                _stream.Flush();
            }
            catch (IOException failure)
            {
                Translate(failure);
                throw;
            }
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds)
        {
            _deadline = milliseconds < 0 ? long.MaxValue : Milliseconds + milliseconds;
        }

        /// <summary>Not possible over a bare stream.</summary>
        /// <exception cref="NotSupportedException">Always: give the channel a stream that is secure already, or use TcpChannel.</exception>
        public override void StartTls()
        {
            throw new NotSupportedException("A stream channel can't start TLS: use TcpChannel, or a stream that is secure already.");
        }

        /// <inheritdoc/>
        public override void Close()
        {
            Closing();
            _stream.Dispose();
        }

        // What else the platform's part of this class holds on to.
        partial void Closing();

        // Where the platform hides a timeout in another exception, its part of this class brings it out.
        static partial void Translate(Exception failure);

        private void Arm(bool write)
        {
            if (_deadline == long.MaxValue || !_stream.CanTimeout) return;
            long rest = _deadline - Milliseconds;
            if (rest <= 0) throw Fail.Timeout();
            if (rest > int.MaxValue) rest = int.MaxValue;
            if (write) _stream.WriteTimeout = (int)rest;
            else _stream.ReadTimeout = (int)rest;
        }
    }
}
