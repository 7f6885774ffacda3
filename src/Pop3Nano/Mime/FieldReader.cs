namespace Pop3Nano.Mime
{
    /// <summary>
    /// Reads the tokens of a structured field (RFC 5322 §3.2, RFC 2045 §5.1) from octets that it may change:
    /// quoted strings and percent signs are undone where they lie.
    /// </summary>
    internal sealed class FieldReader
    {
        private readonly byte[] _buffer;
        private int _at;
        private int _end;
        private int _start;
        private int _length;

        internal FieldReader(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>Where the token begins.</summary>
        internal int Start { get { return _start; } }

        /// <summary>The octets of the token.</summary>
        internal int Length { get { return _length; } }

        internal void Begin(int start, int length)
        {
            _at = start;
            _end = start + length;
        }

        /// <summary>
        /// Goes to the next token: a word, a quoted string without its quotes, or one of ; = / alone. False at the end.
        /// A parameter's value may hold = and / without quotes, as boundaries in real mail do; a missing value is empty.
        /// </summary>
        internal bool Next(bool value)
        {
            SkipBlanks();
            _start = _at;
            _length = 0;
            if (_at == _end)
            {
                return false;
            }

            if (_buffer[_at] == '"')
            {
                ReadQuoted();
                return true;
            }

            while (_at < _end && !EndsWord(_buffer[_at], value))
            {
                _at++;
            }

            _length = _at - _start;
            if (_length == 0 && !value)
            {
                _length = 1;
                _at++;
            }

            return true;
        }

        /// <summary>True if the token is this one octet.</summary>
        internal bool Is(int c)
        {
            return _length == 1 && _buffer[_start] == c;
        }

        /// <summary>The number of the token in <see cref="Words"/>, or 0.</summary>
        internal int Word()
        {
            return Words.Find(_buffer, _start, _length);
        }

        /// <summary>
        /// Undoes the extended form of a value, charset'language'octets with percent signs (RFC 2231 §4). Only the first section of a
        /// continued value begins with the charset and the language.
        /// </summary>
        internal void Unescape(bool first)
        {
            int from = _start;
            int end = _start + _length;
            for (int quotes = first ? 2 : 0; quotes > 0; quotes--)
            {
                int quote = Octets.IndexOf(_buffer, (byte)'\'', from, end - from);
                from = quote < 0 ? from : quote + 1;
            }

            int to = _start;
            while (from < end)
            {
                byte c = _buffer[from++];
                if (c == '%' && end - from >= 2 && Words.Hex(_buffer[from]) >= 0 && Words.Hex(_buffer[from + 1]) >= 0)
                {
                    c = (byte)((Words.Hex(_buffer[from]) << 4) | Words.Hex(_buffer[from + 1]));
                    from += 2;
                }

                _buffer[to++] = c;
            }

            _length = to - _start;
        }

        private static bool EndsWord(int c, bool value)
        {
            return c == ';' || c == '(' || c <= ' ' || (!value && (c == '=' || c == '/' || c == '"'));
        }

        private void ReadQuoted()
        {
            _start = ++_at;
            int to = _at;
            while (_at < _end)
            {
                byte c = _buffer[_at++];
                if (c == '"')
                {
                    break;
                }

                if (c == '\\' && _at < _end)
                {
                    c = _buffer[_at++];
                }

                _buffer[to++] = c;
            }

            _length = to - _start;
        }

        // White space, and comments with their nested ones (RFC 5322 §3.2.2).
        private void SkipBlanks()
        {
            int depth = 0;
            while (_at < _end)
            {
                int c = _buffer[_at];
                if (c == '(')
                {
                    depth++;
                }
                else if (depth == 0)
                {
                    if (c > ' ')
                    {
                        return;
                    }
                }
                else if (c == ')')
                {
                    depth--;
                }
                else if (c == '\\' && _at + 1 < _end)
                {
                    _at++;
                }

                _at++;
            }
        }
    }
}
