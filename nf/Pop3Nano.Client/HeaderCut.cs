using System;

namespace Pop3Nano.Client
{
    /// <summary>Copies a message up to the empty line that ends its header (RFC 5322 §2.1), however it comes cut.</summary>
    internal sealed class HeaderCut
    {
        private const int InLine = 0;
        private const int LineStart = 1;
        private const int Return = 2; // a CR that begins a line

        private readonly byte[] _target;
        private int _state = LineStart;
        private int _length;
        private bool _isComplete;

        internal HeaderCut(byte[] target)
        {
            _target = target;
        }

        /// <summary>The header's octets, those that had no room included.</summary>
        internal int Length { get { return _length; } }

        internal void Add(byte[] source, int start, int length)
        {
            if (_isComplete) return;
            int end = start + length;
            int at = start;
            while (at < end && !_isComplete) Look(source[at++]);
            Copy(source, start, at - start);
            if (!_isComplete) return;
            // The empty line is no part of it; of a copy that had no room for it nothing is to be taken back.
            _length -= _state == Return ? 2 : 1;
        }

        private void Look(byte octet)
        {
            if (octet == '\n')
            {
                _isComplete = _state != InLine;
                if (!_isComplete) _state = LineStart;
            }
            else _state = octet == '\r' && _state == LineStart ? Return : InLine;
        }

        private void Copy(byte[] source, int start, int count)
        {
            int room = _target.Length - _length;
            if (room > 0) Array.Copy(source, start, _target, _length, count < room ? count : room);
            _length += count;
        }
    }
}
