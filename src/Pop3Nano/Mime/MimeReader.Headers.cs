namespace Pop3Nano.Mime
{
    /// <content>The header of a part (RFC 5322 §2.2).</content>
    public sealed partial class MimeReader
    {
        private bool _inHeader;
        private int _fields;
        private int _fieldLength;
        private bool _fieldCut;
        private bool _collects;

        private void BeginPart()
        {
            _header.Begin(_stack.InDigest);
            _parts++;
            _fields = 0;
            _inHeader = true;
            _leaf = false;
            _cut = false;
            _lineStart = true;
            _lineLength = 0;
            _held = 0;
            Depth = _stack.Depth;
            _state = HeaderLine;
        }

        // A field's name, the empty line behind the header, or a line that is neither.
        private MimeToken ReadHeaderLine()
        {
            if (_lineStart)
            {
                int line = ReadLineStart();
                if (line != Plain)
                {
                    return line == Waits ? MimeToken.NeedOctets : Again;
                }
            }

            int stop = -1;
            while (stop < 0 && More())
            {
                stop = Collect((byte)':', _lineEnd);
                if (stop < 0 && _at < _end)
                {
                    break;
                }
            }

            if (stop < 0 && _at == _end && (!_complete || _lineLength == 0))
            {
                return EndOfOctets();
            }

            int length = _lineLength;
            _lineLength = 0;
            if (Position(_at) == length && length >= Words.MarkLength && Words.Find(_scratch, Line, Words.MarkLength) == Words.Mark)
            {
                length -= Words.MarkLength;
                Octets.Move(_scratch, Line + Words.MarkLength, _scratch, Line, length);
            }

            if (stop >= 0 && _buffer[stop] == ':')
            {
                int name = NameLength(length);
                if (name > 0)
                {
                    _at++;
                    return BeginField(name);
                }
            }
            else if (stop >= 0 && IsEmptyLine(length))
            {
                _at++;
                _lineStart = true;
                _state = HeadersDone;
                return Again;
            }

            Raise(MimeProblem.BadHeaderLine, Position(_at));
            if (_fields > 0 || IsMailboxLine(length))
            {
                _state = SkippingLine;
                _next = HeaderLine;
            }
            else
            {
                // Text without any header: what was collected is the beginning of the body.
                Replay(length);
                _state = HeadersDone;
            }

            return Again;
        }

        // The octets of the collected name without the blanks that obsolete mail has in front of the colon (RFC 5322 §4.5), or 0.
        private int NameLength(int length)
        {
            while (length > 0 && Words.IsBlank(_scratch[Line + length - 1]))
            {
                length--;
            }

            for (int i = Line; i < Line + length; i++)
            {
                if (_scratch[i] <= ' ' || _scratch[i] > '~')
                {
                    return 0;
                }
            }

            return length;
        }

        // Nothing, or CRs alone: some programs have made every LF of a mail CR LF once too often.
        private bool IsEmptyLine(int length)
        {
            while (length > 0 && _scratch[Line + length - 1] == '\r')
            {
                length--;
            }

            return length == 0;
        }

        // "From " begins the line that mailbox files put in front of a message, and ">From " what they make of it inside one.
        private bool IsMailboxLine(int length)
        {
            int from = length > 5 && _scratch[Line] == '>' ? Line + 1 : Line;
            return length > 4 && _scratch[from + 4] == ' ' && Words.Find(_scratch, from, 4) == (int)MimeField.From;
        }

        private MimeToken BeginField(int name)
        {
            int word = Words.Find(_scratch, Line, name);
            Field = word <= Words.LastField ? (MimeField)word : MimeField.Other;
            _collects = _header.Wants(Field);
            _fields++;
            _fieldLength = 0;
            _fieldCut = false;
            _state = HeaderPiece;
            return Give(MimeToken.HeaderName, _scratch, Line, name);
        }

        private MimeToken ReadHeaderPiece()
        {
            if (!More())
            {
                if (!_complete)
                {
                    return MimeToken.NeedOctets;
                }

                _state = HeaderFold;
                return GiveHeldCr();
            }

            if (_held == HeldCr)
            {
                if (_buffer[_at] != '\n')
                {
                    return GiveHeldCr();
                }

                _held = 0;
            }

            int start = _at;
            int stop = Octets.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            if (stop < 0)
            {
                stop = _end;
                _at = _end;
            }
            else
            {
                _at = stop + 1;
                _state = HeaderFold;
            }

            if (stop > start && _buffer[stop - 1] == '\r')
            {
                stop--;
                _held = _state == HeaderFold ? 0 : HeldCr;
            }

            return GivePiece(_buffer, start, stop - start, Position(start));
        }

        // A CR without LF is part of the value.
        private MimeToken GiveHeldCr()
        {
            int length = _held == HeldCr ? 1 : 0;
            _held = 0;
            return GivePiece(_scratch, 0, length, Position(_at) - 1);
        }

        private MimeToken GivePiece(byte[] buffer, int start, int length, long offset)
        {
            int room = _maxField - _fieldLength;
            if (length > room)
            {
                length = room;
                if (!_fieldCut)
                {
                    _fieldCut = true;
                    Raise(MimeProblem.HeaderTooLong, offset + room);
                }
            }

            if (length == 0)
            {
                return Again;
            }

            _fieldLength += length;
            if (_collects)
            {
                room = _fieldEnd - Line - _lineLength;
                room = room < length ? room : length;
                Octets.Move(buffer, start, _scratch, Line + _lineLength, room);
                _lineLength += room;
            }

            return Give(MimeToken.HeaderValue, buffer, start, length);
        }

        // A line that begins with a blank goes on with the field (RFC 5322 §2.2.3); any other ends it.
        private MimeToken ReadHeaderFold()
        {
            if (More())
            {
                if (Words.IsBlank(_buffer[_at]))
                {
                    _state = HeaderPiece;
                    return Again;
                }
            }
            else if (!_complete)
            {
                return MimeToken.NeedOctets;
            }

            if (_collects)
            {
                MimeProblem problem = _header.Read(Field, Line, _lineLength);
                if (_lineLength < _fieldLength && !_fieldCut)
                {
                    problem = MimeProblem.HeaderTooLong;
                }

                if (problem != MimeProblem.None)
                {
                    Raise(problem, Position(_at));
                }
            }

            _collects = false;
            _lineLength = 0;
            _lineStart = true;
            _state = HeaderLine;
            return MimeToken.HeaderEnd;
        }
    }
}
