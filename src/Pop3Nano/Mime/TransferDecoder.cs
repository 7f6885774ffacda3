namespace Pop3Nano.Mime
{
    /// <summary>
    /// Undoes base64 and quoted-printable (RFC 2045 §6.7, §6.8) line by line into its area of the reader's memory. Blanks at the end of
    /// a quoted-printable line and unfinished escapes wait there until it is known what they are.
    /// </summary>
    internal sealed class TransferDecoder
    {
        // What stands before the next octet of a quoted-printable line: nothing special, "=", "=" and a digit, "=" and blanks.
        private const int Literal = 0;
        private const int AfterEquals = 1;
        private const int AfterDigit = 2;
        private const int AfterBlank = 3;

        private readonly byte[] _buffer;
        private readonly int _start;
        private readonly int _end;
        private int _out;
        private int _taken;
        private int _fixed;
        private int _mark;
        private int _escape;
        private int _bits;
        private int _count;

        internal TransferDecoder(byte[] buffer, int start, int end)
        {
            _buffer = buffer;
            _start = start;
            // The last group of a body may be short of a third of a group's room.
            _end = end - 2;
        }

        /// <summary>The line end that the last call stopped behind: -1 none, 0 one that is no content, 1 LF, 2 CR LF.</summary>
        internal int LineEnd { get; private set; }

        /// <summary>The index of the octet at which the last call noticed the first fault, or -1.</summary>
        internal int Bad { get; private set; }

        internal void Begin()
        {
            _out = _start;
            _fixed = _start;
            _taken = 0;
            _escape = Literal;
            _bits = 0;
            _count = 0;
        }

        /// <summary>Adds octets as they are; false if there is no room and the output must be taken first.</summary>
        internal bool Append(int from, int length)
        {
            Compact();
            if (_end - _out < length)
            {
                return false;
            }

            Octets.Move(_buffer, from, _buffer, _out, length);
            _out += length;
            _fixed = _out;
            return true;
        }

        /// <summary>
        /// Decodes base64 up to the end of the line, of the range or of the room; where it stopped. Anything outside the alphabet is
        /// skipped. Padding ends a group and not the body: concatenated encodings are read on.
        /// </summary>
        internal int DecodeBase64(byte[] source, int at, int end)
        {
            Compact();
            LineEnd = -1;
            Bad = -1;
            while (at < end)
            {
                int room = (_end - _out) / 3;
                if (room == 0)
                {
                    break;
                }

                int c = source[at];
                int value = Words.Sextet(c);
                int groups = (end - at) >> 2;
                if (value >= 0 && _count == 0 && groups > 0)
                {
                    int written = Octets.DecodeBase64(source, at, (groups < room ? groups : room) << 2, _buffer, _out);
                    if (written > 0)
                    {
                        _out += written;
                        at += written / 3 * 4;
                        continue;
                    }
                }

                at++;
                if (value >= 0)
                {
                    _bits = (_bits << 6) | value;
                    if (++_count == 4)
                    {
                        EndGroup();
                    }
                }
                else if (c == '\n')
                {
                    LineEnd = 0;
                    break;
                }
                else if (c == '=')
                {
                    Bad = _count == 1 && Bad < 0 ? at - 1 : Bad;
                    EndGroup();
                }
                else if (Bad < 0 && !IsWhite(c))
                {
                    Bad = at - 1;
                }
            }

            _fixed = _out;
            return at;
        }

        /// <summary>Decodes quoted-printable up to the end of the line, of the range or of the room; where it stopped.</summary>
        internal int DecodeQuotedPrintable(byte[] source, int at, int end)
        {
            Compact();
            LineEnd = -1;
            Bad = -1;
            while (at < end && _out < _end)
            {
                if (_escape == Literal)
                {
                    int run = end - at < _end - _out ? end - at : _end - _out;
                    int stop = Octets.IndexOfEither(source, (byte)'=', (byte)'\n', at, run);
                    run = stop < 0 ? run : stop - at;
                    Octets.Move(source, at, _buffer, _out, run);
                    _out += run;
                    at += run;
                    if (stop < 0)
                    {
                        continue;
                    }

                    if (source[at++] == '\n')
                    {
                        LineEnd = _out > _fixed && _buffer[_out - 1] == '\r' ? 2 : 1;
                        TrimLine();
                        return at;
                    }

                    _mark = _out;
                    _buffer[_out++] = (byte)'=';
                    _escape = AfterEquals;
                    continue;
                }

                byte c = source[at];
                int digit = _escape == AfterBlank ? -1 : Words.Hex(c);
                if (digit >= 0 && _escape == AfterDigit)
                {
                    // Both digits are there: the octet takes the place of the sign that stood for it.
                    _buffer[_mark] = (byte)((Words.Hex(_buffer[_mark + 1]) << 4) | digit);
                    EndEscape(_mark + 1);
                    at++;
                }
                else if (c == '\n' && _escape != AfterDigit)
                {
                    // A soft line break; what stands before it stays, blanks too.
                    EndEscape(_mark);
                    LineEnd = 0;
                    return at + 1;
                }
                else if (digit >= 0 || (_escape != AfterDigit && IsWhite(c)))
                {
                    _buffer[_out++] = c;
                    _escape = digit >= 0 ? AfterDigit : AfterBlank;
                    at++;
                }
                else
                {
                    // No escape: it is kept as it is, and this octet is read again as an ordinary one.
                    Bad = Bad < 0 ? at : Bad;
                    _fixed = _mark + 1;
                    _escape = Literal;
                }
            }

            return at;
        }

        /// <summary>The part has ended: what waits is decided. True if it was complete.</summary>
        internal bool Finish()
        {
            Compact();
            bool whole = _count == 0 && _escape != AfterDigit;
            if (_count > 0)
            {
                EndGroup();
                _fixed = _out;
            }

            if (_escape == AfterEquals || _escape == AfterBlank)
            {
                EndEscape(_mark);
            }
            else if (_escape == Literal)
            {
                TrimLine();
            }

            _escape = Literal;
            _fixed = _out;
            return whole;
        }

        /// <summary>
        /// The number of octets that can be given away, from the start of the area; what waits goes with them only if it fills the
        /// area.
        /// </summary>
        internal int Take()
        {
            int end = _escape == Literal ? _out : _mark;
            while (_escape == Literal && end > _fixed && IsWhite(_buffer[end - 1]))
            {
                end--;
            }

            if (end == _start)
            {
                end = _out;
                _escape = Literal;
            }

            _taken = end - _start;
            return _taken;
        }

        // What was taken makes room.
        private void Compact()
        {
            if (_taken > 0)
            {
                _out -= _taken;
                _mark -= _taken;
                _fixed = _fixed > _start + _taken ? _fixed - _taken : _start;
                Octets.Move(_buffer, _start + _taken, _buffer, _start, _out - _start);
                _taken = 0;
            }
        }

        private void EndEscape(int end)
        {
            _out = end;
            _fixed = end;
            _escape = Literal;
        }

        private static bool IsWhite(int c)
        {
            return Words.IsBlank(c) || c == '\r';
        }

        // RFC 2045 §6.7 rule 3: white space at the end of a line was added on the way.
        private void TrimLine()
        {
            while (_out > _fixed && IsWhite(_buffer[_out - 1]))
            {
                _out--;
            }

            _fixed = _out;
        }

        private void EndGroup()
        {
            int bits = _bits << ((4 - _count) * 6);
            for (int shift = 16; _count > 1; shift -= 8, _count--)
            {
                _buffer[_out++] = (byte)(bits >> shift);
            }

            _count = 0;
            _bits = 0;
        }
    }
}
