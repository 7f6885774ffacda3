namespace Pop3Nano.Mime
{
    /// <content>Delimiter lines, and what is passed over: preambles, epilogues and the rest of lines.</content>
    public sealed partial class MimeReader
    {
        // Answers of ReadLineStart.
        private const int Waits = 0;
        private const int Plain = 1;
        private const int Delimiter = 2;

        // True in front of a line that may be a delimiter, of which so many octets are collected.
        private bool _lineStart;
        private int _lineLength;

        // True if the line that was looked into goes on behind what was collected.
        private bool _restOfLine;

        // A line end that belongs to the delimiter if one follows (RFC 2046 §5.1.1), and to the content if not: LF, CR LF, or a CR whose
        // LF may be in the next chunk.
        private const int HeldCr = 3;
        private int _held;

        /// <summary>
        /// Decides what line begins here. A line with two hyphens is collected, as it may come in pieces, up to its end or to a length
        /// that no delimiter has; if it is plain it is read once more from there.
        /// </summary>
        private int ReadLineStart()
        {
            _restOfLine = false;
            while (_stack.HasBoundaries)
            {
                if (!More())
                {
                    if (!_complete)
                    {
                        return Waits;
                    }

                    _restOfLine = false;
                    break;
                }

                if (_lineLength < 2)
                {
                    if (_buffer[_at] != '-')
                    {
                        break;
                    }

                    _scratch[Line + _lineLength++] = _buffer[_at++];
                    continue;
                }

                int lineFeed = Collect((byte)'\n', _lineEnd);
                if (lineFeed >= 0)
                {
                    _scratch[Line + _lineLength++] = _buffer[_at++];
                }

                // Without a line feed the line is too long, or this was all there is by now.
                _restOfLine = lineFeed < 0;
                if (lineFeed >= 0 || _at < _end)
                {
                    break;
                }
            }

            int length = _lineLength;
            _lineLength = 0;
            _lineStart = false;
            int level = length > 2 ? _stack.Match(Line, length) : -1;
            if (level < 0)
            {
                if (length > 0)
                {
                    Replay(length);
                }

                return Plain;
            }

            if (_stack.MatchCloses)
            {
                EndParts(level, level + 1, Skipping);
            }
            else if (_parts < _maxParts)
            {
                EndParts(level + 1, level + 1, Nesting);
            }
            else
            {
                Raise(MimeProblem.TooManyParts, Position(_at));
                EndParts(0, _stack.Depth, Skipping);
            }

            return Delimiter;
        }

        // Collects octets of the line up to the stop, leaving room for one; the index of the stop, which is not read, or -1.
        private int Collect(byte stop, int end)
        {
            int room = end - 1 - Line - _lineLength;
            int count = _end - _at < room ? _end - _at : room;
            int at = Octets.IndexOfEither(_buffer, stop, (byte)'\n', _at, _end - _at < count + 1 ? count : count + 1);
            count = at < 0 ? count : at - _at;
            Octets.Move(_buffer, _at, _scratch, Line + _lineLength, count);
            _lineLength += count;
            _at += count;
            return at;
        }

        // The index of the line feed in front of the next line that may be a delimiter, or -1; at the end of a chunk it waits for the
        // hyphens.
        private int FindLine()
        {
            if (!_stack.HasBoundaries)
            {
                return -1;
            }

            int at = Octets.IndexOfLineDashes(_buffer, _at, _end - _at);
            if (at < 0)
            {
                at = _end - 1;
                if (_buffer[at] == '-' && at > _at)
                {
                    at--;
                }

                at = _buffer[at] == '\n' ? at : -1;
            }

            return at;
        }

        // A preamble, an epilogue, or a body that nobody wants.
        private MimeToken Skip()
        {
            while (true)
            {
                if (_lineStart)
                {
                    int line = ReadLineStart();
                    if (line != Plain)
                    {
                        return line == Waits ? MimeToken.NeedOctets : Again;
                    }
                }

                if (!More())
                {
                    return EndOfOctets();
                }

                int lineFeed = FindLine();
                _lineStart = lineFeed >= 0;
                _at = _lineStart ? lineFeed + 1 : _end;
            }
        }

        private MimeToken SkipLine()
        {
            if (!More())
            {
                return EndOfOctets();
            }

            int lineFeed = Octets.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            _at = lineFeed < 0 ? _end : lineFeed + 1;
            _state = lineFeed < 0 ? SkippingLine : _next;
            _lineStart = true;
            return Again;
        }

        // Outside a header: more octets, or the end of everything that is open.
        private MimeToken EndOfOctets()
        {
            if (!_complete)
            {
                return MimeToken.NeedOctets;
            }

            _restOfLine = false;
            EndParts(0, 0, Ended);
            return Again;
        }
    }
}
