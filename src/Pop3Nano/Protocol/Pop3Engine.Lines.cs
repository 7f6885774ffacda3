namespace Pop3Nano.Protocol
{
    // Listings, fields and the capability list. Numbers are read octet by octet, with a bound test before each multiplication.
    public sealed partial class Pop3Engine
    {
        private const int MaxBadLines = 100;
        private const int MaxCapabilityLines = 256;
        private const int MaxListed = 1 << 27; // octets of a listing, or 128 for each line that it may have: who keeps them all needs a bound too

        private int _maxLines = 1 << 20;
        private int _lines;
        private long _listed; // octets of the present listing
        private int _message;
        private int _messages;
        private long _size;
        private int _badLines;
        private Pop3Capabilities _capabilities;
        private Pop3Mechanisms _mechanisms;
        private Pop3Capabilities _capability;

        /// <summary>How many lines a listing may have, from 1; more break the session, and so do more octets than 128 for each of them and than 128 MB. 1,048,576 unless it is set.</summary>
        public int MaxListingLines
        {
            get { return _maxLines; }
            set { _maxLines = value < 1 ? 1 : value; }
        }

        /// <summary>The message number of a listing line or of a reply about one message.</summary>
        public int Message { get { return _message; } }

        /// <summary>The number of messages that STAT reports.</summary>
        public int Count { get { return _messages; } }

        /// <summary>The size in octets that a line of LIST or the reply to STAT says: -1 unknown, long.MaxValue beyond that. A hint: nothing may rely on it. Other replies leave it as it was, but for a capability list.</summary>
        public long Size { get { return _size; } }

        /// <summary>How many lines of the present listing could not be read and were skipped.</summary>
        public int BadLines { get { return _badLines; } }

        /// <summary>What the last capability list announced; forgotten when TLS starts.</summary>
        public Pop3Capabilities Capabilities { get { return _capabilities; } }

        /// <summary>The SASL mechanisms that it announced, as far as the table knows them.</summary>
        public Pop3Mechanisms Mechanisms { get { return _mechanisms; } }

        /// <summary>The capability of the present line; None if the table does not know it.</summary>
        public Pop3Capabilities Capability { get { return _capability; } }

        private void BeginLines(int shape)
        {
            _reading = ReadingLines;
            _lines = 0;
            _listed = 0;
            _badLines = 0;
            if (shape == Pop3Form.Capabilities) ForgetCapabilities();
        }

        private Pop3Event NextLine()
        {
            int form = _forms[_head];
            bool capabilities = (form & Pop3Form.ShapeMask) == Pop3Form.Capabilities;
            while (FindLine())
            {
                int start = _lineStart;
                int length = _lineEnd - start;
                if (length > 0 && _receive[start] == '.')
                {
                    if (length == 1)
                    {
                        Complete();
                        return Pop3Event.End;
                    }
                    if (_receive[start + 1] == '.') start++; // byte-stuffed, RFC 1939 §3
                }
                if (_trace != null) _trace.Reply(_receive, start, _lineEnd - start);
                if (++_lines > (capabilities ? MaxCapabilityLines : _maxLines)) return Break(Pop3Fault.TooManyLines);
                _listed += length;
                if (_listed > MaxListed && _listed >> 7 > _maxLines) return Break(Pop3Fault.TooManyLines);
                if (capabilities)
                {
                    ReadCapabilityLine(start);
                    return Pop3Event.Line;
                }
                if (ReadFields(form, start, _lineEnd)) return Pop3Event.Line;
                if (++_badLines > MaxBadLines) return Break(Pop3Fault.TooManyBadLines);
            }
            return Need();
        }

        // What is said of another message than the one that was asked about is no answer: who believed it might delete the wrong one.
        private bool ReadAnswer(int form)
        {
            if (!ReadFields(form, _textStart, _textStart + _textLength)) return false;
            bool namesMessage = (form >> Pop3Form.FirstFieldShift & Pop3Form.FieldMask) == Pop3Form.MessageField;
            return !namesMessage || _numbers[_head] == 0 || _numbers[_head] == _message;
        }

        private bool ReadFields(int form, int at, int end)
        {
            at = ReadField(form >> Pop3Form.FirstFieldShift & Pop3Form.FieldMask, at, end);
            int second = form >> Pop3Form.SecondFieldShift & Pop3Form.FieldMask;
            if (at >= 0 && second != 0) at = ReadField(second, at, end);
            return at >= 0;
        }

        // Reads one field and returns the offset behind it; -1 if a count or message number is none.
        private int ReadField(int kind, int at, int end)
        {
            if (kind == Pop3Form.WordField) return ReadWord(at, end);
            return kind == Pop3Form.SizeField ? ReadSize(at, end) : ReadNumber(kind, at, end);
        }

        private int ReadWord(int at, int end)
        {
            at = SkipBlanks(at, end);
            _textStart = at;
            at = WordEnd(at, end);
            _textLength = at - _textStart;
            return at;
        }

        // It calls nothing: every line of a listing starts with a number.
        private int ReadNumber(int kind, int at, int end)
        {
            byte[] receive = _receive; // a local is read faster than a field, by an interpreter and by a compiler that can't rule out a change
            while (at < end && (receive[at] == ' ' || receive[at] == '\t')) at++;
            int number = 0;
            int first = at;
            for (; at < end; at++)
            {
                int digit = receive[at] - '0';
                if (digit < 0 || digit > 9) break;
                if (number >= int.MaxValue / 10 && (number > int.MaxValue / 10 || digit > int.MaxValue % 10)) return -1;
                number = number * 10 + digit;
            }
            if (at == first || (at < end && receive[at] != ' ' && receive[at] != '\t')) return -1;
            if (kind == Pop3Form.CountField)
            {
                _messages = number;
                return at;
            }
            _message = number;
            return number > 0 ? at : -1;
        }

        private int ReadSize(int at, int end)
        {
            byte[] receive = _receive;
            at = SkipBlanks(at, end);
            long size = -1;
            for (; at < end; at++)
            {
                int digit = receive[at] - '0';
                if (digit < 0 || digit > 9) break;
                if (size < 0) size = 0;
                bool fits = size < long.MaxValue / 10 || (size == long.MaxValue / 10 && digit <= long.MaxValue % 10);
                size = fits ? size * 10 + digit : long.MaxValue;
            }
            _size = size;
            return at;
        }

        private void ReadCapabilityLine(int start)
        {
            int end = _lineEnd;
            while (end > start && IsBlank(_receive[end - 1])) end--;
            _textStart = start;
            _textLength = end - start;
            int word = WordEnd(start, end);
            // GNU mailutils forgets a blank: "EXPIRENEVER", "EXPIRE30".
            if (word - start > 6 && Pop3Words.Capability(_receive, start, 6) == Pop3Capabilities.Expire) word = start + 6;
            ReadCapability(start, word, end);
        }

        // Digits; NEVER is int.MaxValue, and so is what is too large for an int; -1 is neither.
        private int ReadCapabilityNumber(int at, int end)
        {
            at = SkipBlanks(at, end);
            if (at < end && (_receive[at] | 32) == 'n') return int.MaxValue;
            ReadSize(at, end);
            return _size > int.MaxValue ? int.MaxValue : (int)_size;
        }

        private void ReadMechanisms(int at, int end)
        {
            while ((at = SkipBlanks(at, end)) < end)
            {
                int word = WordEnd(at, end);
                _mechanisms |= Pop3Words.Mechanism(_receive, at, word - at);
                at = word;
            }
        }

        private bool HasUser(int at, int end)
        {
            while ((at = SkipBlanks(at, end)) < end)
            {
                int word = WordEnd(at, end);
                if (Pop3Words.Capability(_receive, at, word - at) == Pop3Capabilities.User) return true;
                at = word;
            }
            return false;
        }

        // No call per octet here: a call costs an interpreter more than all else that is done to an octet.
        private int SkipBlanks(int at, int end)
        {
            byte[] receive = _receive;
            while (at < end && (receive[at] == ' ' || receive[at] == '\t')) at++;
            return at;
        }

        private int WordEnd(int at, int end)
        {
            int blank = Octets.IndexOfEither(_receive, (byte)' ', (byte)'\t', at, end - at);
            return blank < 0 ? end : blank;
        }

        private static bool IsBlank(byte octet)
        {
            return octet == ' ' || octet == '\t';
        }
    }
}
