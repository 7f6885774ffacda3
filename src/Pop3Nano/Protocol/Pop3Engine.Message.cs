namespace Pop3Nano.Protocol
{
    // Messages: the only octets that matter are dots behind a line feed. Everything else leaves as a slice, unseen and unmoved.
    //
    // Leniencies, and what they open: a bare LF ends a line, and "LF . LF" ends the data, because LF-only servers exist. Behind a
    // server that stuffs dots only after CRLF, a mail with "LF . LF" in it can so end early, and its rest be read as replies:
    // the next reply is then BadStatus or UnexpectedReply, or, in a flight, one of the sender's making. Nothing that commands a
    // machine may therefore trust a mail without a signature.
    public sealed partial class Pop3Engine
    {
        private bool _lineBegins; // the next octet starts a line
        private bool _firstLine; // nothing of the message has been seen
        private long _octets;

        private void BeginOctets()
        {
            _reading = ReadingOctets;
            _lineBegins = true;
            _firstLine = true;
            _octets = 0;
        }

        private Pop3Event NextOctets()
        {
            if (_firstLine && _command == Pop3Command.Top && !SkipSecondStatus()) return Need();
            _firstLine = false;
            _scanned = 0;
            int from = _start;
            if (_lineBegins && from < _end && _receive[from] == '.')
            {
                if (from + 1 == _end) return Need();
                int next = _receive[from + 1];
                if (next == '\r' && from + 2 == _end) return Need();
                if (next == '\n' || (next == '\r' && _receive[from + 2] == '\n'))
                {
                    _start = next == '\n' ? from + 2 : from + 3;
                    if (_trace != null) _trace.Message(_octets);
                    Complete();
                    return Pop3Event.End;
                }
                if (next == '.') from++; // the stuffed dot is stepped over; an unstuffed one is passed on as it is
                _lineBegins = false;
            }
            if (from == _end)
            {
                _start = from;
                return Need();
            }
            int feed = Octets.IndexOfLineDot(_receive, from, _end - from);
            int end = feed < 0 ? _end : feed + 1;
            _lineBegins = _receive[end - 1] == '\n';
            _start = end;
            _octets += end - from;
            _textStart = from;
            _textLength = end - from;
            if (_trace != null) _trace.Octets(_receive, from, end - from);
            return Pop3Event.Octets;
        }

        // Some servers answer TOP with +OK twice. No header field starts like that, so it is dropped. False: more octets are needed to tell.
        private bool SkipSecondStatus()
        {
            if (_end == _start) return false;
            if (_receive[_start] != '+') return true;
            int seen = _end - _start;
            if (seen > 1 && _receive[_start + 1] != 'O') return true;
            if (seen > 2 && _receive[_start + 2] != 'K') return true;
            if (seen > 3 && _receive[_start + 3] != ' ' && _receive[_start + 3] != '\r' && _receive[_start + 3] != '\n') return true;
            return FindLine() || seen == _receive.Length;
        }
    }
}
