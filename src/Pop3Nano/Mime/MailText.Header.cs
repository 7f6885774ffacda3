namespace Pop3Nano.Mime
{
    // Headers, the mail's own and those of parts: each field is collected without its folds (RFC 5322 §2.2.3), and looked into once it is whole.
    public sealed partial class MailText
    {
        // States: a line of the header begins; has ended, and a blank would go on with it; goes on behind a fold; then those of the body.
        private const int InField = 0;
        private const int BehindLine = 1;
        private const int Folded = 2;
        private const int LineStart = 3;
        private const int InLine = 4;
        private const int Done = 5;

        private void BeginPart()
        {
            _header.Begin(_boundaries.InDigest);
            _seen &= ~1; // MimeField.Other stands for any field of this header
            _length = 0;
            _state = InField;
        }

        private int ReadHeader(byte[] buffer, int at, int end)
        {
            if (_state == BehindLine)
            {
                if (Words.IsBlank(buffer[at]))
                {
                    _state = Folded;
                }
                else
                {
                    EndField();
                }
            }

            int feed = Octets.IndexOf(buffer, (byte)'\n', at, end - at);
            Collect(buffer, at, (feed < 0 ? end : feed) - at, _textStart);
            if (feed < 0)
            {
                return end;
            }

            EndHeaderLine(true);
            return feed + 1;
        }

        // What there is no room for is left out.
        private int Collect(byte[] buffer, int at, int length, int start)
        {
            int room = _boundaryStart - 2 - start - _length; // the last places are for a line end
            bool isCut = length > room;
            if (isCut)
            {
                length = room;
            }

            Octets.Move(buffer, at, _store, start + _length, length);
            _length += length;
            _subjectTruncated = _subjectTruncated || (isCut && IsSubject()); // the name may have come with what was cut
            return length;
        }

        private void EndHeaderLine(bool feed)
        {
            if ((_seen | _boundaries.Depth) == 0 && _length >= Words.MarkLength && Words.Find(_store, _textStart, Words.MarkLength) == Words.Mark)
            {
                _length -= Words.MarkLength;
                Octets.Move(_store, _textStart + Words.MarkLength, _store, _textStart, _length);
            }

            int held = feed ? HeldLf : 0;
            if (feed && _length > 0 && _store[_textStart + _length - 1] == '\r')
            {
                _length--;
                held = HeldCrLf;
            }

            if (_state == Folded || (_length > 0 && NameLength() > 0))
            {
                _state = BehindLine;
                return;
            }

            int length = _length;
            _length = 0;
            int empty = 0;
            while (feed && empty < length && _store[_textStart + empty] == '\r')
            {
                empty++;
            }

            if (empty == length)
            {
                StartBody();
                return;
            }

            int level = _boundaries.HasBoundaries ? _boundaries.Match(_textStart, length) : -1;
            if (level >= 0)
            {
                // A delimiter inside the header ends it, and the part.
                StartBody();
                Delimit(level);
            }
            else if ((_seen & 1) == 0 && !IsMailboxLine(length))
            {
                // Text without any header: this line is the beginning of the body. It makes way for the text that it becomes.
                StartBody();
                int from = _boundaryStart - 2 - length;
                Octets.Move(_store, _textStart, _store, from, length);
                if (_collects)
                {
                    _held = held;
                    Decode(_store, from, from + length);
                }
            }
        }

        // The mail has ended inside the header.
        private void EndHeader()
        {
            if (_state == InField && _length > 0)
            {
                EndHeaderLine(false);
            }

            if (_state == Folded || _state == BehindLine)
            {
                EndField();
            }

            if (_state == InField)
            {
                StartBody();
            }
        }

        // The octets of the name in front of the colon, without the blanks that obsolete mail has there (RFC 5322 §4.5), or 0.
        private int NameLength()
        {
            int name = Octets.IndexOf(_store, (byte)':', _textStart, _length) - _textStart;
            while (name > 0 && Words.IsBlank(_store[_textStart + name - 1]))
            {
                name--;
            }

            for (int i = _textStart; i < _textStart + name; i++)
            {
                if (_store[i] <= ' ' || _store[i] > '~')
                {
                    return 0;
                }
            }

            return name;
        }

        // "From " begins the line that mailbox files put in front of a message, and ">From " what they make of it inside one.
        private bool IsMailboxLine(int length)
        {
            int from = length > 5 && _store[_textStart] == '>' ? _textStart + 1 : _textStart;
            return length > 4 && _store[from + 4] == ' ' && Words.Find(_store, from, 4) == (int)MimeField.From;
        }

        private bool IsSubject()
        {
            return _state < LineStart && _boundaries.Depth == 0 && (_seen & (1 << (int)MimeField.Subject)) == 0
                && Words.Find(_store, _textStart, NameLength()) == (int)MimeField.Subject;
        }

        private void EndField()
        {
            int word = Words.Find(_store, _textStart, NameLength());
            var field = word <= Words.LastField ? (MimeField)word : MimeField.Other;
            int start = Octets.IndexOf(_store, (byte)':', _textStart, _length) + 1;
            int length = _textStart + _length - start;
            if (_header.Wants(field))
            {
                _header.Read(field, start, length);
            }
            else if (field >= MimeField.Subject && _boundaries.Depth == 0 && (_seen & (1 << word)) == 0)
            {
                // The mail's own header counts, and of a repeated field the first (RFC 5322 §3.6 allows one).
                Keep(field, start, length);
            }

            _seen |= _boundaries.Depth == 0 ? 1 | (1 << (int)field) : 1;
            _length = 0;
            _state = InField;
        }

        private void Keep(MimeField field, int start, int length)
        {
            if (field == MimeField.Subject)
            {
                _subjectLength = _decoder.Decode(_store, start, length, _store, SubjectStart, _subjectSize);
                _subjectTruncated = _subjectTruncated || _decoder.IsTruncated;
            }
            else if (field == MimeField.From)
            {
                _fromLength = _decoder.Decode(_store, start, length, _store, 0, FromSize);
            }
            else
            {
                _dateLength = _decoder.Decode(_store, start, length, _store, FromSize, DateSize);
            }
        }
    }
}
