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

        internal BoundaryStack(byte[] buffer, int start, int longest, int maxDepth)
        {
            _longest = longest;
            _buffer = buffer;
            _start = start;
            _ends = new int[maxDepth + 1];
            _digests = new bool[maxDepth + 1];
        }

        internal int Depth { get; private set; }

        /// <summary>
        /// The octets of the boundary that the part being read has announced; it counts even beyond the room that there is.
        /// </summary>
        internal int NewLength { get; private set; }

        /// <summary>True if a line of this place can be a delimiter.</summary>
        internal bool HasBoundaries
        {
            get { return _named > 0; }
        }

        /// <summary>True if the innermost container has a boundary: it is a multipart.</summary>
        internal bool IsMultipart
        {
            get { return _ends[Depth] > _ends[Depth - 1]; }
        }

        internal bool InDigest
        {
            get { return _digests[Depth]; }
        }

        internal bool MatchCloses { get; private set; }

        internal void Begin()
        {
            Depth = 0;
            _named = 0;
            _ends[0] = _start;
            _digests[0] = false;
        }

        internal void BeginBoundary()
        {
            NewLength = 0;
        }

        /// <summary>Takes the blanks off the end of the announced boundary: it cannot end with them (RFC 2046 §5.1.1).</summary>
        internal void EndBoundary()
        {
            int last = _ends[Depth] - 1;
            while (NewLength > 0 && last + NewLength < _buffer.Length && _buffer[last + NewLength] <= ' ')
            {
                NewLength--;
            }
        }

        internal void AppendBoundary(int start, int length, bool first)
        {
            if (first && NewLength > 0)
            {
                return;
            }

            int to = _ends[Depth] + NewLength;
            NewLength += length;
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
            int end = _ends[Depth] + (multipart ? NewLength : 0);
            if (Depth + 1 == _ends.Length || end > _buffer.Length || (multipart && NewLength > _longest))
            {
                return false;
            }

            _ends[++Depth] = end;
            _digests[Depth] = digest;
            _named += multipart ? 1 : 0;
            return true;
        }

        /// <summary>Leaves the innermost container.</summary>
        internal void Pop()
        {
            _named -= IsMultipart ? 1 : 0;
            Depth--;
        }

        /// <summary>
        /// The level, counted from 0, whose delimiter the line is, or -1; <see cref="MatchCloses"/> tells the close delimiter. An outer
        /// boundary ends the inner parts too. Behind the boundary only blanks may stand: the boundary of an outer multipart can be the
        /// beginning of an inner one's.
        /// </summary>
        internal int Match(int start, int length)
        {
            int end = start + length;
            for (int level = Depth - 1; level >= 0; level--)
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
                    MatchCloses = end - at >= 2 && _buffer[at] == '-' && _buffer[at + 1] == '-';
                    at += MatchCloses ? 2 : 0;
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
