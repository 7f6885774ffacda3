namespace Pop3Nano.Commands
{
    // The words of a block: what lies between blanks.
    internal sealed partial class CommandBlock
    {
        // Adds the next word to the canonical form. False: there is none, it holds other than printable ASCII, or there is no room.
        private bool Next()
        {
            SkipBlanks();
            if (Length > 0 && Length < MaxLength) Canonical[Length++] = (byte)' ';
            _word = Length;
            for (; _at < _end && _text[_at] > ' ' && _text[_at] <= '~'; _at++)
            {
                if (Length == MaxLength) return false;
                Canonical[Length++] = _text[_at];
            }
            return Length > _word && (_at == _end || Blank(_at) > 0);
        }

        private bool Next(long expected)
        {
            return Next() && Is(expected);
        }

        private bool Is(long word)
        {
            return Length - _word <= 8 && Pack(Canonical, _word, Length - _word) == word;
        }

        private void SkipBlanks()
        {
            int octets;
            while (_at < _end && (octets = Blank(_at)) > 0) _at += octets;
        }

        // The octets of a blank: one, or two of the no-break space that mail programs put in the place of others (UTF-8); 0: it is none.
        private int Blank(int at)
        {
            if (_text[at] <= ' ') return 1;
            return _text[at] == 0xC2 && at + 1 < _end && _text[at + 1] == 0xA0 ? 2 : 0;
        }

        // A decimal number without leading zeros.
        private bool ReadCounter()
        {
            int digits = Length - _word;
            if (digits > 15 || Canonical[_word] == '0') return false;
            Counter = Number(_word, digits);
            return Counter > 0;
        }

        // 2026-11-30T12:00:00Z, and nothing else (RFC 3339 §5.6 with "T", "Z" and no fraction).
        private bool ReadTime()
        {
            int at = _word;
            if (Length - at != 20 || Canonical[at + 4] != '-' || Canonical[at + 7] != '-' || Canonical[at + 10] != 'T' || Canonical[at + 13] != ':'
                || Canonical[at + 16] != ':' || Canonical[at + 19] != 'Z') return false;
            long year = Number(at, 4);
            long month = Number(at + 5, 2);
            long day = Number(at + 8, 2);
            long hour = Number(at + 11, 2);
            long minute = Number(at + 14, 2);
            long second = Number(at + 17, 2);
            if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
            // Days since 1970; the year begins in March, so that the leap day is its last.
            if (month < 3) year--;
            long days = year * 365 + year / 4 - year / 100 + year / 400 + ((month + 9) % 12 * 153 + 2) / 5 + day - 719469;
            ExpiresAt = ((days * 24 + hour) * 60 + minute) * 60 + second;
            return true;
        }

        // -1: not all are digits.
        private long Number(int at, int digits)
        {
            long number = 0;
            for (int i = 0; i < digits; i++)
            {
                int digit = Canonical[at + i] - '0';
                if (digit < 0 || digit > 9) return -1;
                number = number * 10 + digit;
            }
            return number;
        }
    }
}
