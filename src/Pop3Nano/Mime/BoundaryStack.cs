namespace Pop3Nano.Mime
{
    /// <summary>
    /// The containers around the place that is read, each with its boundary (RFC 2046 §5.1.1). The boundaries lie one behind the other
    /// in one area of the reader's memory; a nested message is a level with an empty one.
    /// </summary>
    internal sealed class BoundaryStack
    {
        // RFC 2046 §5.1.1.
        internal const int LongestLegal = 70;

        private readonly byte[] _buffer;
        private readonly int _start;
        private readonly int _longest;

        // Level n lies between _ends[n] and _ends[n + 1] and is a digest if _digests[n + 1] says so.
        private readonly int[] _ends;
        private readonly bool[] _digests;
        private int _named;
        private int _depth;
        private int _newLength;
        private bool _matchCloses;

        internal BoundaryStack(byte[] buffer, int start, int longest, int maxDepth)
        {
            _longest = longest;
            _buffer = buffer;
            _start = start;
            _ends = new int[maxDepth + 1];
            _digests = new bool[maxDepth + 1];
        }

        internal int Depth { get { return _depth; } }

        /// <summary>
        /// The octets of the boundary that the part being read has announced; it counts even beyond the room that there is.
        /// </summary>
        internal int NewLength { get { return _newLength; } }

        /// <summary>True if a line of this place can be a delimiter.</summary>
        internal bool HasBoundaries
        {
            get { return _named > 0; }
        }

        /// <summary>True if the innermost container has a boundary: it is a multipart.</summary>
        internal bool IsMultipart
        {
            get { return _ends[_depth] > _ends[_depth - 1]; }
        }

        internal bool InDigest
        {
            get { return _digests[_depth]; }
        }

        internal bool MatchCloses { get { return _matchCloses; } }

        internal void Begin()
        {
            _depth = 0;
            _named = 0;
            _ends[0] = _start;
            _digests[0] = false;
        }

        internal void BeginBoundary()
        {
            _newLength = 0;
        }

        /// <summary>Takes the blanks off the end of the announced boundary: it cannot end with them (RFC 2046 §5.1.1).</summary>
        internal void EndBoundary()
        {
            int last = _ends[_depth] - 1;
            while (_newLength > 0 && last + _newLength < _buffer.Length && _buffer[last + _newLength] <= ' ')
            {
                _newLength--;
            }
        }

        internal void AppendBoundary(int start, int length, bool first)
        {
            if (first && _newLength > 0)
            {
                return;
            }

            int to = _ends[_depth] + _newLength;
            _newLength += length;
            if (to + length <= _buffer.Length)
            {
                Octets.Move(_buffer, start, _buffer, to, length);
            }
        }

        /// <summary>
        /// Enters a container, with the announced boundary if there is one; false if it is one too many or its boundary does not fit.
        /// </summary>
        internal bool Push(bool multipart, bool digest)
        {
            int end = _ends[_depth] + (multipart ? _newLength : 0);
            if (_depth + 1 == _ends.Length || end > _buffer.Length || (multipart && _newLength > _longest))
            {
                return false;
            }

            _ends[++_depth] = end;
            _digests[_depth] = digest;
            _named += multipart ? 1 : 0;
            return true;
        }

        /// <summary>Leaves the innermost container.</summary>
        internal void Pop()
        {
            _named -= IsMultipart ? 1 : 0;
            _depth--;
        }

        /// <summary>
        /// The level, counted from 0, whose delimiter the line is, or -1; <see cref="MatchCloses"/> tells the close delimiter. An outer
        /// boundary ends the inner parts too. Behind the boundary only blanks may stand: the boundary of an outer multipart can be the
        /// beginning of an inner one's.
        /// </summary>
        internal int Match(int start, int length)
        {
            int end = start + length;
            for (int level = _depth - 1; level >= 0; level--)
            {
                int from = _ends[level];
                int to = _ends[level + 1];
                int at = start + 2;
                if (from == to || to - from > end - at)
                {
                    continue;
                }

                while (from < to && _buffer[from] == _buffer[at])
                {
                    from++;
                    at++;
                }

                if (from == to)
                {
                    _matchCloses = end - at >= 2 && _buffer[at] == '-' && _buffer[at + 1] == '-';
                    at += _matchCloses ? 2 : 0;
                    while (at < end && _buffer[at] <= ' ')
                    {
                        at++;
                    }

                    if (at == end)
                    {
                        return level;
                    }
                }
            }

            return -1;
        }
    }
}
