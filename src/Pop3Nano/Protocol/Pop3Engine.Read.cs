namespace Pop3Nano.Protocol
{
    // The reading half: whose reply is due is at the head of the ring, and what of it is due is in _reading.
    public sealed partial class Pop3Engine
    {
        private const int ReadingStatus = 0;
        private const int ReadingLines = 1;
        private const int ReadingOctets = 2;
        private const int MaxStrays = 16;

        private int _reading;
        private int _scanned; // how far behind _start no line end was found: no octet is looked at twice
        private int _lineStart;
        private int _lineEnd;
        private int _strays;
        private Pop3Event _last; // Closed or Broken, and nothing else ever comes; NeedOctets until then
        private Pop3Command _command;
        private int _answeredTag;
        private int _textStart;
        private int _textLength;
        private Pop3ResponseCode _responseCode;

        /// <summary>Whose reply is due next; None: nobody's.</summary>
        public Pop3Command Due
        {
            get { return _count == 0 ? Pop3Command.None : (Pop3Command)(_forms[_head] >> Pop3Form.CommandShift); }
        }

        /// <summary>Whose reply the event belongs to.</summary>
        public Pop3Command Command { get { return _command; } }

        /// <summary>The number that the caller gave with that command.</summary>
        public int Tag { get { return _answeredTag; } }

        /// <summary>Where the event's text or octets start in the receive buffer.</summary>
        public int TextStart { get { return _textStart; } }

        /// <summary>How many octets they are.</summary>
        public int TextLength { get { return _textLength; } }

        /// <summary>The response code of a status line (RFC 2449 §8). The text still has it.</summary>
        public Pop3ResponseCode ResponseCode { get { return _responseCode; } }

        /// <summary>True while lines or octets of the present reply are still to come, up to its end.</summary>
        public bool HasBody { get { return _reading != ReadingStatus; } }

        /// <summary>The next event. After NeedOctets: send, receive, call again.</summary>
        public Pop3Event Next()
        {
            if (_last != Pop3Event.NeedOctets) return _last;
            if (_reading == ReadingOctets) return NextOctets();
            return _reading == ReadingLines ? NextLine() : NextStatus();
        }

        private Pop3Event NextStatus()
        {
            while (true)
            {
                // Behind blank lines too, and whether or not the rest of the line has come.
                if (_state == Pop3State.Greeting && _end > _start && _receive[_start] < ' ' && _receive[_start] != '\r' && _receive[_start] != '\n')
                    return Break(_receive[_start] == 0x15 || _receive[_start] == 0x16 ? Pop3Fault.TlsGreeting : Pop3Fault.BadGreeting);
                if (!FindLine()) return Need();
                if (IsStray())
                {
                    // Exchange Online sends a blank line after DELE, others a second CRLF.CRLF: skipped, but not for ever.
                    if (++_strays > MaxStrays) return Break(Pop3Fault.TooManyBlankLines);
                    continue;
                }
                _strays = 0;
                if (_trace != null) _trace.Reply(_receive, _lineStart, _lineEnd - _lineStart);
                if (_state == Pop3State.Greeting) return Greet();
                return _count == 0 ? Break(Pop3Fault.UnexpectedReply) : Answer();
            }
        }

        private Pop3Event Greet()
        {
            _command = Pop3Command.None;
            int mark = StatusMark();
            if (mark == 0) return Break(ForeignGreeting());
            ReadText(mark > 0 ? 3 : 4);
            _state = mark > 0 ? Pop3State.Authorization : Pop3State.Closed;
            _expected = _state;
            return mark > 0 ? Pop3Event.Greeting : Pop3Event.Err;
        }

        private Pop3Event Answer()
        {
            int form = _forms[_head];
            _command = (Pop3Command)(form >> Pop3Form.CommandShift);
            _answeredTag = _tags[_head];
            int shape = form & Pop3Form.ShapeMask;
            int mark = StatusMark();
            if (shape == Pop3Form.Sasl)
            {
                // No mechanism succeeds before the client has said anything: an early +OK means "go on" (Exchange 2003, NTLM).
                if (mark > 0 && _sasl == SaslOpening) return Challenge(3);
                if (mark == 0 && IsChallenge()) return Challenge(1);
                _sasl = SaslNone;
            }
            if (mark == 0) return Break(Pop3Fault.BadStatus);
            ReadText(mark > 0 ? 3 : 4);
            return mark > 0 ? Accepted(form, shape) : Rejected(form);
        }

        private Pop3Event Accepted(int form, int shape)
        {
            if ((form & Pop3Form.ToTransaction) != 0) _state = Pop3State.Transaction;
            if ((form & Pop3Form.ToUpdate) != 0) _state = Pop3State.Update;
            if (_command == Pop3Command.Stls) _tlsPending = true;
            if (shape == Pop3Form.Fields && !ReadAnswer(form)) return Break(Pop3Fault.BadNumber);
            if (shape == Pop3Form.Listing || shape == Pop3Form.Capabilities) BeginLines(shape);
            else if (shape == Pop3Form.Message) BeginOctets();
            else Complete();
            return Pop3Event.Ok;
        }

        private Pop3Event Rejected(int form)
        {
            Complete();
            // QUIT may answer -ERR with some messages not removed (RFC 1939 §6): the session is over all the same.
            if ((form & Pop3Form.ToUpdate) != 0) _state = Pop3State.Update;
            if ((form & (Pop3Form.ToTransaction | Pop3Form.ToUpdate)) != 0) Expect();
            return Pop3Event.Err;
        }

        private Pop3Event Challenge(int skip)
        {
            _sasl = SaslChallenged;
            ReadText(skip);
            if (skip == 3) _textLength = 0; // words for people, not base64
            return Pop3Event.Challenge;
        }

        // "+", "+ base64" and "+base64" go on; "+ERR" and its like are errors (hMailServer).
        private bool IsChallenge()
        {
            if (_receive[_lineStart] != '+') return false;
            return _receive[_lineStart + 1] != 'E' || _receive[_lineStart + 2] != 'R' || _receive[_lineStart + 3] != 'R';
        }

        // 1: +OK, -1: -ERR, 0: neither. What merely starts like them is neither. The line's end is no letter: a comparison never goes beyond it.
        private int StatusMark()
        {
            int length = _lineEnd - _lineStart;
            byte[] line = _receive;
            int at = _lineStart;
            if (line[at] == '+' && line[at + 1] == 'O' && line[at + 2] == 'K') return length == 3 || IsBlank(line[at + 3]) ? 1 : 0;
            if (line[at] == '-' && line[at + 1] == 'E' && line[at + 2] == 'R' && line[at + 3] == 'R') return length == 4 || IsBlank(line[at + 4]) ? -1 : 0;
            return 0;
        }

        // A wrong port is the commonest mistake: say what answered there.
        private Pop3Fault ForeignGreeting()
        {
            if (_lineEnd - _lineStart < 3) return Pop3Fault.BadGreeting;
            byte[] line = _receive;
            int at = _lineStart;
            if (line[at] == '2' && line[at + 1] == '2' && line[at + 2] == '0') return Pop3Fault.SmtpGreeting;
            return line[at] == '*' && line[at + 1] == ' ' ? Pop3Fault.ImapGreeting : Pop3Fault.BadGreeting;
        }

        // The text behind the mark without the blanks around it, and its response code (RFC 2449 §8).
        private void ReadText(int skip)
        {
            int start = SkipBlanks(_lineStart + skip, _lineEnd);
            int end = _lineEnd;
            while (end > start && IsBlank(_receive[end - 1])) end--;
            _textStart = start;
            _textLength = end - start;
            _responseCode = Pop3ResponseCode.None;
            if (_receive[start] != '[') return; // behind an empty text is the line's end
            int close = Octets.IndexOf(_receive, (byte)']', start, end - start);
            if (close > start) _responseCode = Pop3Words.ResponseCode(_receive, start + 1, close);
        }

        private void Complete()
        {
            _unanswered -= _sizes[_head];
            _head = (_head + 1) % _forms.Length;
            _count--;
            _reading = ReadingStatus;
        }

        // After a refused login or QUIT: what is still queued decides which state is to come.
        private void Expect()
        {
            _expected = _state;
            for (int i = 0; i < _count; i++)
            {
                int form = _forms[(_head + i) % _forms.Length];
                if ((form & Pop3Form.ToTransaction) != 0) _expected = Pop3State.Transaction;
                if ((form & Pop3Form.ToUpdate) != 0) _expected = Pop3State.Update;
            }
        }

        // Octets that came with nobody waiting: blank lines are let pass, anything else is a reply that nobody asked for.
        private void SkipStrays()
        {
            while (_last == Pop3Event.NeedOctets && FindLine())
            {
                if (!IsStray()) Break(Pop3Fault.UnexpectedReply);
            }
        }

        private bool IsStray()
        {
            int length = _lineEnd - _lineStart;
            return length == 0 || (length == 1 && _receive[_lineStart] == '.');
        }

        // Takes one line off, CRLF or bare LF; false if none is complete.
        private bool FindLine()
        {
            int feed = Octets.IndexOf(_receive, (byte)'\n', _start + _scanned, _end - _start - _scanned);
            if (feed < 0)
            {
                _scanned = _end - _start;
                return false;
            }
            _lineStart = _start;
            _lineEnd = feed > _start && _receive[feed - 1] == '\r' ? feed - 1 : feed;
            _start = feed + 1;
            _scanned = 0;
            return true;
        }

        // No complete line or slice is left. What is left moves to the front, so that there is room.
        private Pop3Event Need()
        {
            if (_closed) return Close();
            int rest = _end - _start;
            if (rest == _receive.Length) return Break(Pop3Fault.LineTooLong);
            if (rest > 0 && _start > 0) Octets.Move(_receive, _start, _receive, 0, rest);
            _start = 0;
            _end = rest;
            return Pop3Event.NeedOctets;
        }

        private Pop3Event Close()
        {
            _command = Due;
            if (_count > 0) _answeredTag = _tags[_head];
            return Stick(Pop3Event.Closed);
        }

        private Pop3Event Break(Pop3Fault fault)
        {
            _fault = fault;
            return Stick(Pop3Event.Broken);
        }

        private Pop3Event Stick(Pop3Event last)
        {
            _state = Pop3State.Closed;
            _last = last;
            return last;
        }
    }
}
