namespace Pop3Nano.Mime
{
    // Base64 and quoted-printable (RFC 2045 §6.7, §6.8), octet by octet: no more of them than the text has room for.
    public sealed partial class MailText
    {
        // What stands before the next octet of a quoted-printable line, beside these: a hexadecimal digit behind "=".
        private const int Literal = 0;
        private const int AfterEquals = 1;
        private const int AfterBlank = 2; // "=" and blanks: a soft line break, if the line ends here

        private int _escape;
        private int _bits; // of base64; of quoted-printable the blanks behind "=", two bits for each, the last ones if they are many
        private int _count; // of bits; of quoted-printable the length of the text without the blanks at its end, or -1 if it has none

        private void BeginDecoding()
        {
            _escape = Literal;
            _bits = 0;
            _count = _header.Encoding == MimeEncoding.QuotedPrintable ? -1 : 0;
        }

        private void Decode(byte[] buffer, int at, int end)
        {
            if (_header.Encoding == MimeEncoding.Identity)
            {
                _writer.Write(buffer, at, end - at);
            }
            else
            {
                for (; at < end && !_writer.IsFull; at++)
                {
                    if (_header.Encoding == MimeEncoding.Base64)
                    {
                        DecodeBase64(buffer[at]);
                    }
                    else
                    {
                        DecodeQuoted(buffer[at]);
                    }
                }
            }

            if (_writer.IsFull)
            {
                EndText();
            }
        }

        // Anything outside the alphabet is skipped; padding ends a group and not the body.
        private void DecodeBase64(int c)
        {
            int value = Words.Sextet(c);
            if (value >= 0)
            {
                _bits = (_bits << 6) | value;
                _count += 6;
                if (_count >= 8)
                {
                    _count -= 8;
                    _writer.Write((_bits >> _count) & 0xFF);
                }
            }
            else if (c == '=')
            {
                _count = 0;
            }
        }

        private void DecodeQuoted(int c)
        {
            bool white = Words.IsBlank(c) || c == '\r';
            int digit = Words.Hex(c);
            if (_escape > AfterBlank && digit >= 0)
            {
                _writer.Write((Words.Hex(_escape) << 4) | digit);
                _escape = Literal;
            }
            else if (_escape == AfterEquals && digit >= 0)
            {
                _escape = c;
            }
            else if ((_escape == AfterEquals || _escape == AfterBlank) && (white || c == '\n'))
            {
                _escape = c == '\n' ? Literal : AfterBlank;
                _bits = c == '\n' ? 0 : (_bits << 2) | (c == ' ' ? 1 : c == '\t' ? 2 : 3);
            }
            else
            {
                EndEscape();
                // In UTF-16 a blank may be the half of a character.
                DecodeLiteral(c, white && _header.Charset < MimeCharset.Utf16);
            }
        }

        // RFC 2045 §6.7 rule 3: white space at the end of a line was added on the way.
        private void DecodeLiteral(int c, bool white)
        {
            if (c == '=')
            {
                _escape = AfterEquals;
            }
            else if (white && _count < 0)
            {
                _writer.End();
                _count = _writer.Length;
            }
            else if (c == '\n' && _count >= 0)
            {
                _writer.Cut(_count);
            }

            _count = white ? _count : -1;
            if (c != '=')
            {
                _writer.Write(c);
            }
        }

        // It was no escape: it is kept as it is.
        private void EndEscape()
        {
            if (_escape != Literal)
            {
                _writer.Write('=');
                if (_escape > AfterBlank)
                {
                    _writer.Write(_escape);
                }

                for (int shift = 30; shift >= 0; shift -= 2)
                {
                    int blank = (_bits >> shift) & 3;
                    if (blank > 0)
                    {
                        _writer.Write(blank == 1 ? ' ' : blank == 2 ? '\t' : '\r');
                    }
                }

                _bits = 0;
                _escape = Literal;
            }
        }

        private void EndDecoding()
        {
            if (_header.Encoding == MimeEncoding.QuotedPrintable)
            {
                // Behind a soft line break that is none because the mail ends there, nothing is missing.
                if (_escape > AfterBlank)
                {
                    EndEscape();
                }

                if (_count >= 0 && _escape == Literal)
                {
                    _writer.Cut(_count);
                }
            }
        }
    }
}
