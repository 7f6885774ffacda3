using System;
using System.IO;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Selftest
{
    /// <summary>
    /// A server that is a list of lines: "S: " is what it says, "C: " what it wants to hear before it says more, "T: ok" or "T: fails" what
    /// becomes of the TLS handshake that is due there. It gives a few octets at a time, as a network does.
    /// </summary>
    internal sealed class ReplayChannel : Pop3Channel
    {
        private readonly string[] _script;
        private readonly int _most;
        private byte[] _line = new byte[0];
        private int _used;
        private int _next;
        private bool _secure;

        /// <summary>A script, and how many octets a read gives at most.</summary>
        internal ReplayChannel(string[] script, int most)
        {
            _script = script;
            _most = most;
        }

        /// <summary>True: every line was said or heard.</summary>
        internal bool IsAtEnd
        {
            get { return _next == _script.Length && _used == _line.Length; }
        }

        /// <summary>True once it was closed.</summary>
        internal bool IsClosed { get; private set; }

        /// <inheritdoc/>
        public override bool IsSecure
        {
            get { return _secure; }
        }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            if (_used == _line.Length && !TakeLine("S: ")) throw new InvalidOperationException("the client waits for a line that does not come");
            int count = _line.Length - _used;
            if (count > length) count = length;
            if (count > _most) count = _most;
            Array.Copy(_line, _used, buffer, start, count);
            _used += count;
            return count;
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int start, int length)
        {
            for (int i = 0; i < length; i++)
            {
                if (_used == _line.Length && !TakeLine("C: ")) throw new InvalidOperationException("the client speaks out of turn");
                if (buffer[start + i] != _line[_used]) throw new InvalidOperationException("not what was to be sent: " + _script[_next - 1]);
                _used++;
            }
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds)
        {
            // A script is never late.
        }

        /// <inheritdoc/>
        public override void StartTls()
        {
            if (_used != _line.Length || !TakeLine("T: ")) throw new InvalidOperationException("no handshake is due");
            bool fails = _line[0] == (byte)'f';
            _used = _line.Length;
            if (fails) throw new IOException("the handshake failed");
            _secure = true;
        }

        /// <inheritdoc/>
        public override void Close()
        {
            IsClosed = true;
        }

        private bool TakeLine(string speaker)
        {
            if (_next == _script.Length || !_script[_next].StartsWith(speaker)) return false;
            _line = Encoding.UTF8.GetBytes(_script[_next].Substring(speaker.Length) + "\r\n");
            _used = 0;
            _next++;
            return true;
        }
    }
}
