namespace Pop3Nano.Mime
{
    // Bodies: parts up to the first plain text, with its transfer encoding undone. The text of an enclosed message is not the text of this mail.
    public sealed partial class MailText
    {
        private const int HeldCr = 1; // a CR whose LF may be in the next chunk
        private const int HeldLf = 2;
        private const int HeldCrLf = 3;

        private bool _collects;
        private int _held; // a line end: it belongs to the delimiter if one follows (RFC 2046 §5.1.1), and to the text if not

        private void StartBody()
        {
            MimeMedia media = _header.Media;
            if (media == MimeMedia.Multipart)
            {
                _boundaries.EndBoundary();
                if (_boundaries.NewLength == 0)
                {
                    media = MimeMedia.TextPlain;
                }
                else if (!_boundaries.Push(true, _header.IsDigest))
                {
                    media = MimeMedia.Other;
                }
            }

            _collects = media == MimeMedia.TextPlain && !_header.IsAttachment;
            _held = 0;
            _state = LineStart;
            if (_collects)
            {
                _hasText = true;
                _writer.Begin(_store, _textStart, _textSize, true);
                _writer.SetCharset(_header.Charset);
                BeginDecoding();
            }
        }

        // A line with two hyphens is collected, as it may come in pieces, up to its end or to a length that no delimiter has.
        private int ReadLineStart(byte[] buffer, int at, int end)
        {
            int start = _textStart + _textSize;
            if (_length < 2 && buffer[at] == '-')
            {
                return at + Collect(buffer, at, 1, start);
            }

            if (_length >= 2)
            {
                int feed = Octets.IndexOf(buffer, (byte)'\n', at, end - at);
                at += Collect(buffer, at, (feed < 0 ? end : feed + 1) - at, start);
                if (feed < 0 && start + _length < _boundaryStart - 2)
                {
                    return at;
                }
            }

            EndLineStart();
            return at;
        }

        private void EndLineStart()
        {
            int start = _textStart + _textSize;
            int length = _length;
            _length = 0;
            int level = length > 2 ? _boundaries.Match(start, length) : -1;
            if (level >= 0)
            {
                Delimit(level);
                return;
            }

            _state = InLine;
            if (length > 0)
            {
                ReadBody(_store, start, start + length);
            }
        }

        // An outer boundary ends the inner parts too; after a close delimiter everything is epilogue.
        private void Delimit(int level)
        {
            if (_collects)
            {
                EndText();
                return;
            }

            int depth = _boundaries.MatchCloses ? level : level + 1;
            while (_boundaries.Depth > depth)
            {
                _boundaries.Pop();
            }

            if (!_boundaries.MatchCloses)
            {
                BeginPart();
            }
            else
            {
                _state = depth == 0 ? Done : LineStart;
            }
        }

        // Content up to the next line that may be a delimiter.
        private int ReadBody(byte[] buffer, int at, int end)
        {
            if (_held == HeldCr && buffer[at] == '\n')
            {
                _held = HeldCrLf;
                _state = LineStart;
                return at + 1;
            }

            Release();
            int feed = _boundaries.HasBoundaries ? Octets.IndexOf(buffer, (byte)'\n', at, end - at) : -1;
            int stop = feed < 0 ? end : feed;
            int next = feed < 0 ? end : feed + 1;
            if (_state != Done)
            {
                _state = feed < 0 ? InLine : LineStart;
                if (_collects)
                {
                    _held = feed < 0 ? 0 : HeldLf;
                    if (stop > at && buffer[stop - 1] == '\r' && _boundaries.HasBoundaries)
                    {
                        stop--;
                        _held = feed < 0 ? HeldCr : HeldCrLf;
                    }

                    Decode(buffer, at, stop);
                }
            }

            return next;
        }

        // No delimiter follows: the line end is content.
        private void Release()
        {
            if (_held != 0)
            {
                int end = _held == HeldCr ? _boundaryStart - 1 : _boundaryStart;
                int start = _held == HeldLf ? end - 1 : _boundaryStart - 2;
                _store[_boundaryStart - 2] = (byte)'\r';
                _store[_boundaryStart - 1] = (byte)'\n';
                _held = 0;
                Decode(_store, start, end);
            }
        }

        private void EndText()
        {
            if (_collects)
            {
                EndDecoding();
                _writer.End();
                _textLength = _writer.Length;
                _textTruncated = _writer.IsFull;
                _collects = false;
            }

            _state = Done;
        }
    }
}
