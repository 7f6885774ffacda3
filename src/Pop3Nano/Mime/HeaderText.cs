namespace Pop3Nano.Mime
{
    /// <summary>
    /// Decodes the value of a header field for display (RFC 2047): encoded words become text, white space between two of them is dropped,
    /// a character may be split over two. Words are found anywhere, also where RFC 2047 §5 has none, as mail clients do. A word in an
    /// unknown character set stays as it was sent. UTF-8 as such passes through (RFC 6532).
    /// </summary>
    public sealed class HeaderText
    {
        // RFC 2047 §2 allows 75 octets for a whole word; a longer name is none of a character set.
        private const int LongestCharset = 40;

        private readonly Utf8Writer _writer;
        private byte[] _source;
        private int _end;
        private bool _noMoreWords;

        // The parts of the word that was recognised.
        private int _textStart;
        private int _textEnd;
        private bool _base64;
        private MimeCharset _charset;

        /// <summary>A decoder that can be used again and again.</summary>
        public HeaderText()
            : this(new Utf8Writer(new byte[1]))
        {
        }

        internal HeaderText(Utf8Writer writer)
        {
            _writer = writer;
            _source = null!; // until Decode
        }

        /// <summary>True if the last text did not fit and was cut behind its last whole character.</summary>
        public bool IsTruncated
        {
            get { return _writer.IsFull; }
        }

        /// <summary>
        /// Decodes an unfolded value into UTF-8, without the white space around it, and answers the octets written: at most
        /// <paramref name="room"/>. Line ends and NUL do not get through: they become spaces and U+FFFD.
        /// </summary>
        public int Decode(byte[] source, int start, int length, byte[] target, int targetStart, int room)
        {
            _source = source;
            _end = start + length;
            _noMoreWords = false;
            _writer.Begin(target, targetStart, room, false);
            bool afterWord = true;
            int blanks = start;
            int at = start;
            while (at < _end && !_writer.IsFull)
            {
                int c = source[at];
                if (Words.IsBlank(c) || c == '\r' || c == '\n')
                {
                    at++;
                    continue;
                }

                bool isWord = c == '=' && FindWord(at);
                if (!isWord)
                {
                    _writer.SetCharset(MimeCharset.UsAscii);
                }

                // Blanks at the beginning are dropped like those between two words.
                if (!(afterWord && (isWord || blanks == start)))
                {
                    _writer.Write(source, blanks, at - blanks);
                }

                if (isWord)
                {
                    _writer.SetCharset(_charset);
                    WriteWord();
                    at = _textEnd + 2;
                }
                else
                {
                    _writer.Write(c);
                    at++;
                }

                afterWord = isWord;
                blanks = at;
            }

            _writer.End();
            return _writer.Length;
        }

        // =?charset*language?encoding?text?= (RFC 2047 §2, RFC 2231 §5). Real mail has words that are too long and hold blanks.
        private bool FindWord(int at)
        {
            if (_noMoreWords || _end - at < 8 || _source[at + 1] != '?')
            {
                return false;
            }

            int name = at + 2;
            int limit = _end - name < LongestCharset ? _end - name : LongestCharset;
            int mark = Octets.IndexOf(_source, (byte)'?', name, limit);
            if (mark < 0 || _end - mark < 5 || _source[mark + 2] != '?')
            {
                return false;
            }

            int encoding = _source[mark + 1] | 0x20;
            int star = Octets.IndexOf(_source, (byte)'*', name, mark - name);
            _charset = Words.FindCharset(_source, name, (star < 0 ? mark : star) - name);
            if (_charset == MimeCharset.Unknown || (encoding != 'b' && encoding != 'q'))
            {
                return false;
            }

            _base64 = encoding == 'b';
            _textStart = mark + 3;
            for (_textEnd = _textStart; _textEnd >= 0; _textEnd++)
            {
                _textEnd = Octets.IndexOf(_source, (byte)'?', _textEnd, _end - _textEnd);
                if (_textEnd < 0 || _textEnd + 1 == _end)
                {
                    break;
                }

                if (_source[_textEnd + 1] == '=')
                {
                    return true;
                }
            }

            // There is no end of a word from here on: not looking for one again keeps the time linear.
            _noMoreWords = true;
            return false;
        }

        private void WriteWord()
        {
            int bits = 0;
            int count = 0;
            for (int i = _textStart; i < _textEnd && !_writer.IsFull; i++)
            {
                int c = _source[i];
                if (_base64)
                {
                    int value = Words.Sextet(c);
                    if (value >= 0)
                    {
                        bits = (bits << 6) | value;
                        count += 6;
                        if (count >= 8)
                        {
                            count -= 8;
                            _writer.Write((bits >> count) & 0xFF);
                        }
                    }

                    continue;
                }

                // RFC 2047 §4.2: an underscore is a space; a sign without two digits stays.
                if (c == '=' && _textEnd - i > 2)
                {
                    int high = Words.Hex(_source[i + 1]);
                    int low = Words.Hex(_source[i + 2]);
                    if (high >= 0 && low >= 0)
                    {
                        c = (high << 4) | low;
                        i += 2;
                    }
                }
                else if (c == '_')
                {
                    c = ' ';
                }

                _writer.Write(c);
            }
        }
    }
}
