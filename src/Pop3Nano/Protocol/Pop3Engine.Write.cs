namespace Pop3Nano.Protocol
{
    // The writing half: one command line at a time goes behind the queued ones, and counts only once End() has accepted it.
    // All writers, the emitted ones and those of users' tables, are Begin, arguments, End.
    public sealed partial class Pop3Engine
    {
        private const int MaxLine = 255; // with CRLF, RFC 2449 §4

        private int[] _forms; // a ring: the commands whose replies are due, oldest at _head
        private int[] _tags;
        private int[] _numbers; // the message that each is about; 0: none
        private byte[] _sizes; // no line is longer than MaxLine
        private int _maxUnanswered;
        private int _head;
        private int _count;
        private int _unanswered;
        private Pop3State _expected; // the state once everything queued has been answered with +OK
        private bool _tlsPending;

        private int _form; // the line that is being written
        private int _tag;
        private int _number;
        private int _cursor;
        private int _limit;
        private int _visible;
        private int _argument;
        private int _from;
        private Pop3Refusal _refusal;

        /// <summary>Why the last command was not queued; None if it was.</summary>
        public Pop3Refusal Refusal { get { return _refusal; } }

        /// <summary>Opens a command line: the keyword packed (first letter highest), the form as <see cref="Pop3Form"/> describes it, and a number of the caller's that comes back as <see cref="Tag"/>.</summary>
        public void Begin(long keyword, int form, int tag)
        {
            _form = form;
            _tag = tag;
            _number = 0;
            _visible = -1;
            _argument = 0;
            _cursor = _sendEnd;
            _refusal = Permit(form);
            if (_refusal != Pop3Refusal.None) return;
            _limit = MaxLine - 2 < _send.Length - _sendEnd - 2 ? _sendEnd + MaxLine - 2 : _send.Length - 2;
            Packed(keyword);
        }

        /// <summary>Writes a number; one below <paramref name="least"/> is refused.</summary>
        public void Argument(int number, int least)
        {
            Blank();
            if (number < least) Refuse(Pop3Refusal.BadArgument);
            if (_argument == 1 && (_form & Pop3Form.FirstFromOne) != 0) _number = number;
            int power = 1;
            while (power <= number / 10) power *= 10;
            for (; power > 0; power /= 10) Put('0' + number / power % 10);
        }

        /// <summary>Writes text as UTF-8; it may hold blanks.</summary>
        public void Argument(string text)
        {
            Blank();
            PutText(text);
        }

        /// <summary>Writes octets as they are; they may hold blanks.</summary>
        public void Argument(byte[] text, int start, int length)
        {
            Blank();
            PutRaw(text, start, length);
            if (_refusal != Pop3Refusal.None) return;
            _cursor = _from;
            Accept(length);
        }

        /// <summary>Writes text as UTF-8; blanks are refused.</summary>
        public void Word(string text)
        {
            Argument(text);
            RefuseBlanks();
        }

        /// <summary>Writes octets as they are; blanks are refused.</summary>
        public void Word(byte[] text, int start, int length)
        {
            Argument(text, start, length);
            RefuseBlanks();
        }

        /// <summary>Writes octets as base64; none at all as "=" (RFC 5034 §4).</summary>
        public void Base64(byte[] octets, int start, int length)
        {
            Blank();
            PutRaw(octets, start, length);
            EncodeRaw();
        }

        /// <summary>Closes the line and queues it. False: <see cref="Refusal"/> says why; the send buffer is as it was.</summary>
        public bool End()
        {
            int size = _cursor + 2 - _sendEnd;
            if (_refusal == Pop3Refusal.None && _count > 0 && _unanswered + size > _maxUnanswered) Refuse(Pop3Refusal.WindowFull);
            if (_refusal != Pop3Refusal.None)
            {
                Octets.Wipe(_send, _sendEnd, _send.Length - _sendEnd); // a part of a secret may be there
                return false;
            }
            int slot = (_head + _count) % _forms.Length;
            _forms[slot] = _form;
            _tags[slot] = _tag;
            _numbers[slot] = _number;
            _sizes[slot] = (byte)size;
            _count++;
            _unanswered += size;
            if ((_form & Pop3Form.ToTransaction) != 0) _expected = Pop3State.Transaction;
            if ((_form & Pop3Form.ToUpdate) != 0) _expected = Pop3State.Update;
            if ((_form & Pop3Form.ShapeMask) == Pop3Form.Sasl) _sasl = Arguments(_form) > 1 ? SaslAnswered : SaslOpening;
            Commit();
            return true;
        }

        // Nothing is legal before the greeting, behind STLS or QUIT, or between a challenge and its response (RFC 1939 §3, RFC 2595 §4, RFC 5034 §4).
        private Pop3Refusal Permit(int form)
        {
            if (_count == 0 && _end > _start && !_tlsPending) SkipStrays();
            int bit = _expected == Pop3State.Authorization ? Pop3Form.Authorization : _expected == Pop3State.Transaction ? Pop3Form.Transaction : 0;
            if (_last != Pop3Event.NeedOctets || _tlsPending || _sasl == SaslChallenged || (form & bit) == 0) return Pop3Refusal.WrongState;
            if (_count == _forms.Length || _sasl == SaslOpening) return Pop3Refusal.WindowFull;
            if (_count > 0 && (_forms[(_head + _count - 1) % _forms.Length] & Pop3Form.Last) != 0) return Pop3Refusal.WindowFull;
            return _sendEnd + 6 > _send.Length ? Pop3Refusal.SendBufferFull : Pop3Refusal.None;
        }

        private void Commit()
        {
            _send[_cursor] = (byte)'\r';
            _send[_cursor + 1] = (byte)'\n';
            int length = _cursor - _sendEnd;
            int start = _sendEnd;
            _sendEnd = _cursor + 2;
            if (_trace != null) _trace.Command(_send, start, _visible < 0 ? length : _visible - start, length);
        }

        private void Packed(long word)
        {
            for (int shift = 56; shift >= 0; shift -= 8)
            {
                int octet = (int)(word >> shift) & 255;
                if (octet != 0) Put(octet);
            }
        }

        // A blank goes before every argument; from the first secret one on, nothing may be shown.
        private void Blank()
        {
            Put(' ');
            _argument++;
            _from = _cursor;
            if (_visible < 0 && _argument == (_form >> Pop3Form.SecretShift & Pop3Form.SmallMask)) _visible = _cursor;
        }

        private void Put(int octet)
        {
            if (_refusal != Pop3Refusal.None) return;
            if (_cursor >= _limit) Overflow();
            else _send[_cursor++] = (byte)octet;
        }

        private void PutText(string text)
        {
            Accept(_refusal == Pop3Refusal.None ? Octets.Encode(text, _send, _cursor, _limit - _cursor) : 0);
        }

        private void PutRaw(byte[] octets, int start, int length)
        {
            if (_refusal == Pop3Refusal.None && length > _limit - _cursor) Overflow();
            if (_refusal != Pop3Refusal.None) return;
            Octets.Move(octets, start, _send, _cursor, length);
            _cursor += length;
        }

        // The octets of this argument become base64 where they are; none become "=" (RFC 5034 §4).
        private void EncodeRaw()
        {
            if (_refusal != Pop3Refusal.None) return;
            if (_cursor == _from)
            {
                Put('=');
                return;
            }
            int length = Octets.EncodeBase64InPlace(_send, _from, _cursor - _from, _limit);
            if (length < 0) Overflow();
            else _cursor = _from + length;
        }

        // Octets that were put behind the cursor become part of the line, if there are any, and no CR, LF or NUL among them, which could end it
        // early (RFC 1939 §3), or shift the parts of PLAIN against each other.
        private void Accept(int length)
        {
            if (_refusal != Pop3Refusal.None) return;
            if (length < 0) Overflow();
            else if (length == 0 || Octets.BreaksLine(_send, _cursor, length)) Refuse(Pop3Refusal.BadArgument);
            if (length > 0) _cursor += length;
        }

        private void RefuseBlanks()
        {
            if (_refusal == Pop3Refusal.None && Octets.IndexOf(_send, (byte)' ', _from, _cursor - _from) >= 0) Refuse(Pop3Refusal.BadArgument);
        }

        private void Overflow()
        {
            // Behind other commands there is hope: once they are sent the whole buffer is free.
            Refuse(_limit == _send.Length - 2 && _sendEnd > 0 ? Pop3Refusal.SendBufferFull : Pop3Refusal.LineTooLong);
        }

        private void Refuse(Pop3Refusal why)
        {
            if (_refusal == Pop3Refusal.None) _refusal = why;
        }

        private static int Arguments(int form)
        {
            return form >> Pop3Form.ArgumentsShift & Pop3Form.SmallMask;
        }
    }
}
