namespace Pop3Nano.Mime
{
    /// <summary>
    /// Writes octets of a character set as UTF-8 (RFC 3629) into a bounded area that always ends behind a whole character. A character may
    /// come in pieces. What is none becomes U+FFFD, and so does NUL, which a nanoFramework string cannot hold.
    /// </summary>
    internal sealed class Utf8Writer
    {
        private const int Replacement = 0xFFFD;

        // windows-1252, 0x80 to 0x9F; the five that are not assigned stay control characters.
        private static readonly ushort[] Windows =
        {
            0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
            0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
        };

        private byte[] _target;
        private int _start;
        private int _at;
        private int _end;
        private bool _lines;
        private bool _afterCr;
        private int _need; // octets that the character lacks
        private int _code;
        private int _low; // of UTF-16, 1 if the high octet of a unit comes first
        private int _high; // of UTF-16, the first half of a pair
        private MimeCharset _charset;
        private bool _isFull;

        internal Utf8Writer(byte[] target)
        {
            _target = target;
        }

        /// <summary>True if a character did not fit. Nothing is written after it.</summary>
        internal bool IsFull { get { return _isFull; } }

        internal int Length
        {
            get { return _at - _start; }
        }

        /// <summary>Begins a text of lines, whose ends become LF, or a text of one line, in which CR and LF become spaces.</summary>
        internal void Begin(byte[] target, int start, int room, bool lines)
        {
            _target = target;
            _start = start;
            _at = start;
            _end = start + room;
            _lines = lines;
            _afterCr = false;
            _need = 0;
            _charset = MimeCharset.UsAscii;
            _isFull = false;
        }

        /// <summary>Takes back what was written behind this length: whole characters, and only what fitted.</summary>
        internal void Cut(int length)
        {
            _at = _start + length;
            _afterCr = false;
        }

        /// <summary>The character set of what follows. An unfinished character stays unfinished if the set is the same.</summary>
        internal void SetCharset(MimeCharset charset)
        {
            if (_charset != charset)
            {
                End();
                _charset = charset;
                _low = charset == MimeCharset.Utf16BigEndian ? 1 : 0;
                _high = 0;
            }
        }

        internal void Write(byte[] buffer, int start, int length)
        {
            int end = start + length;
            for (int i = start; i < end && !_isFull; i++)
            {
                Write(buffer[i]);
            }
        }

        internal void Write(int c)
        {
            if (_charset >= MimeCharset.Utf16)
            {
                WriteUnit(c);
                return;
            }

            if (_need > 0)
            {
                if (c >= _low && c <= _high)
                {
                    _code = (_code << 6) | (c & 0x3F);
                    _low = 0x80;
                    _high = 0xBF;
                    if (--_need == 0)
                    {
                        Put(_code);
                    }

                    return;
                }

                End();
            }

            if (c < 0x80)
            {
                Put(c);
            }
            else if (_charset >= MimeCharset.Latin1)
            {
                Put(Map(c));
            }
            else if (c < 0xC2 || c > 0xF4)
            {
                Put(Replacement);
            }
            else
            {
                // RFC 3629 §4: no overlong forms, no surrogates, nothing above U+10FFFF.
                _need = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
                _code = c & (0x3F >> _need);
                _low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
                _high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
            }
        }

        /// <summary>An unfinished character will not be finished.</summary>
        internal void End()
        {
            if (_need > 0)
            {
                _need = 0;
                Put(Replacement);
            }
        }

        // Two octets, and for a character beyond U+FFFF two times two (RFC 2781 §2.2).
        private void WriteUnit(int c)
        {
            if ((_need & 1) == 0)
            {
                _code = c;
                _need++;
                return;
            }

            int unit = _low > 0 ? (_code << 8) | c : (c << 8) | _code;
            _need--;
            if (_need > 0)
            {
                _need = 0;
                if (unit >> 10 == 0x37)
                {
                    Put(0x10000 + (_high << 10) + (unit & 0x3FF));
                    return;
                }

                Put(Replacement);
            }

            if (unit == 0xFFFE || unit == 0xFEFF)
            {
                // A byte order mark (RFC 2781 §3.2) is no text; each word of a field may have its own.
                _low ^= unit & 1 ^ 1;
            }
            else if (unit >> 10 == 0x36)
            {
                _high = unit & 0x3FF;
                _need = 2;
            }
            else
            {
                Put(unit >> 10 == 0x37 ? Replacement : unit);
            }
        }

        private int Map(int c)
        {
            if (_charset == MimeCharset.Windows1252)
            {
                return c < 0xA0 ? Windows[c - 0x80] : c;
            }

            if (_charset == MimeCharset.Latin9)
            {
                switch (c)
                {
                    case 0xA4: return 0x20AC;
                    case 0xA6: return 0x0160;
                    case 0xA8: return 0x0161;
                    case 0xB4: return 0x017D;
                    case 0xB8: return 0x017E;
                    case 0xBC: return 0x0152;
                    case 0xBD: return 0x0153;
                    case 0xBE: return 0x0178;
                }
            }

            return c;
        }

        private void Put(int code)
        {
            bool follows = _afterCr && code == '\n';
            _afterCr = code == '\r';
            if (follows)
            {
                return;
            }

            if (code < 0x80)
            {
                if (code == '\r' || code == '\n')
                {
                    code = _lines ? '\n' : ' ';
                }
                else if (code == 0)
                {
                    Put(Replacement);
                    return;
                }

                if (Fits(1))
                {
                    _target[_at++] = (byte)code;
                }

                return;
            }

            int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
            if (Fits(more + 1))
            {
                // The first octet begins with as many ones as the character has octets.
                _target[_at++] = (byte)((0xFF00 >> (more + 1)) | (code >> (6 * more)));
                while (more > 0)
                {
                    more--;
                    _target[_at++] = (byte)(0x80 | ((code >> (6 * more)) & 0x3F));
                }
            }
        }

        private bool Fits(int octets)
        {
            _isFull = _isFull || _end - _at < octets;
            return !_isFull;
        }
    }
}
