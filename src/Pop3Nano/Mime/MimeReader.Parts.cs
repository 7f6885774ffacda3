namespace Pop3Nano.Mime
{
    /// <content>Parts: how they begin, their bodies, how they end (RFC 2046 §5).</content>
    public sealed partial class MimeReader
    {
        // True while a part without nested parts is open.
        private bool _leaf;

        // True if a delimiter or the end of the message came inside the header.
        private bool _cut;

        // How far containers are left, and the depth below which leaving a multipart is no problem.
        private int _popTo;
        private int _quietTo;
        private bool _told;
        private bool _finished;
        private long _badAt;

        /// <summary>
        /// Passes over the rest of the part: its octets are looked at for delimiters only. After PartStart it may be a container, and all
        /// that is nested in it is passed over; after Body it is the part of this body; after other tokens nothing happens. PartEnd
        /// follows.
        /// </summary>
        public void SkipPart()
        {
            if (_last == MimeToken.PartStart && !_leaf && _state != Closing)
            {
                _stack.Pop();
                _leaf = true;
                _state = InBody;
            }

            if (_leaf && (_last == MimeToken.PartStart || _last == MimeToken.Body))
            {
                _finished = true;
                _badAt = -1;
                _held = 0;
                _state = _state == InBody ? Skipping : _state;
            }
        }

        private MimeToken StartPart()
        {
            bool multipart = _header.Media == MimeMedia.Multipart;
            _inHeader = false;
            _leaf = true;
            _finished = false;
            _badAt = -1;
            _state = InBody;
            _decoder.Begin();
            if (multipart || _header.Media == MimeMedia.Message)
            {
                MimeProblem problem = Enter(multipart);
                if (problem != MimeProblem.None)
                {
                    Raise(problem, Position(_at));
                }
            }

            _state = _cut ? Closing : _state;
            return MimeToken.PartStart;
        }

        // Enters a container; one that cannot be entered stays a leaf.
        private MimeProblem Enter(bool multipart)
        {
            MimeProblem problem = MimeProblem.None;
            _stack.EndBoundary();
            if (multipart && _stack.NewLength == 0)
            {
                _header.Become(MimeMedia.TextPlain);
                return MimeProblem.MissingBoundary;
            }

            // An encoded message cannot be looked into; an encoding of a multipart was never applied (RFC 2045 §6.4, RFC 2046 §5.2.1).
            bool encoded = _header.Encoding != MimeEncoding.Identity;
            if (multipart && _stack.NewLength > BoundaryStack.LongestLegal)
            {
                problem = MimeProblem.BoundaryTooLong;
            }
            else if (encoded)
            {
                problem = MimeProblem.BadEncoding;
            }

            if (!multipart && (encoded || _parts == _maxParts))
            {
                _header.Become(MimeMedia.Other);
                return encoded ? problem : MimeProblem.TooManyParts;
            }

            if (!_stack.Push(multipart, _header.IsDigest))
            {
                _header.Become(MimeMedia.Other);
                return problem == MimeProblem.BoundaryTooLong ? problem : MimeProblem.TooDeep;
            }

            _header.DropEncoding();
            _leaf = false;
            _state = multipart ? Skipping : Nesting;
            return problem;
        }

        private MimeToken ReadBody()
        {
            while (true)
            {
                if (_lineStart)
                {
                    int line = ReadLineStart();
                    if (line != Plain)
                    {
                        return line == Waits ? MimeToken.NeedOctets : Again;
                    }
                }

                // No delimiter follows: the line end is content.
                if (_held != 0 && _held != HeldCr)
                {
                    int held = _held;
                    if (_header.Encoding != MimeEncoding.Identity && !_decoder.Append(Line - held, held))
                    {
                        return GiveDecoded();
                    }

                    _held = 0;
                    if (_header.Encoding == MimeEncoding.Identity)
                    {
                        return Give(MimeToken.Body, _scratch, Line - held, held);
                    }
                }

                if (!More())
                {
                    if (_complete && _held == HeldCr)
                    {
                        _held = 0;
                        return Give(MimeToken.Body, _scratch, 0, 1);
                    }

                    return EndOfOctets();
                }

                MimeToken token = _header.Encoding == MimeEncoding.Identity ? ReadIdentity() : ReadEncoded();
                if (token != Again)
                {
                    return token;
                }
            }
        }

        // Octets that need no decoding are given as they lie in the chunk, up to a line end that may belong to a delimiter.
        private MimeToken ReadIdentity()
        {
            int start = _at;
            int stop = _end;
            if (_held == HeldCr)
            {
                _held = 0;
                if (_buffer[_at] != '\n')
                {
                    return Give(MimeToken.Body, _scratch, 0, 1);
                }

                _at++;
                _held = 2;
                _lineStart = true;
                return Again;
            }

            int lineFeed = FindLine();
            _at = _end;
            if (lineFeed >= 0)
            {
                stop = lineFeed;
                _at = lineFeed + 1;
                _held = 1;
                _lineStart = true;
            }

            if (stop > start && _buffer[stop - 1] == '\r' && _stack.HasBoundaries)
            {
                stop--;
                _held = _lineStart ? 2 : HeldCr;
            }

            return stop > start ? Give(MimeToken.Body, _buffer, start, stop - start) : Again;
        }

        private MimeToken ReadEncoded()
        {
            _at = _header.Encoding == MimeEncoding.Base64
                ? _decoder.DecodeBase64(_buffer, _at, _end)
                : _decoder.DecodeQuotedPrintable(_buffer, _at, _end);
            if (_decoder.Bad >= 0 && _badAt < 0)
            {
                _badAt = Position(_decoder.Bad);
            }

            if (_decoder.LineEnd < 0)
            {
                return _at < _end ? GiveDecoded() : Again;
            }

            _held = _decoder.LineEnd;
            _lineStart = true;
            return Again;
        }

        private MimeToken GiveDecoded()
        {
            return Give(MimeToken.Body, _scratch, _output, _decoder.Take());
        }

        // Parts end, down to this number of containers, and reading goes on in that state.
        private void EndParts(int popTo, int quietTo, int next)
        {
            _popTo = popTo;
            _quietTo = quietTo;
            _next = next;
            _told = false;
            _held = 0;
            _cut = true;
            _state = _inHeader ? HeadersDone : Closing;
        }

        private MimeToken Close()
        {
            if (_leaf)
            {
                return CloseLeaf();
            }

            if (_stack.Depth > _popTo)
            {
                if (!_told && _stack.Depth > _quietTo && _stack.IsMultipart)
                {
                    _told = true;
                    Raise(MimeProblem.MissingClose, Position(_at));
                    return Again;
                }

                _told = false;
                _stack.Pop();
                Depth = _stack.Depth;
                return MimeToken.PartEnd;
            }

            _lineStart = true;
            _state = _restOfLine ? SkippingLine : _next;
            return Again;
        }

        private MimeToken CloseLeaf()
        {
            if (!_finished && _header.Encoding != MimeEncoding.Identity)
            {
                if (!_decoder.Finish() && _badAt < 0)
                {
                    _badAt = Position(_at);
                }

                _finished = true;
                if (_decoder.Take() > 0)
                {
                    return GiveDecoded();
                }
            }

            if (_badAt >= 0)
            {
                Raise(_header.Encoding == MimeEncoding.Base64 ? MimeProblem.BadBase64 : MimeProblem.BadQuotedPrintable, _badAt);
                _badAt = -1;
                return Again;
            }

            _leaf = false;
            Depth = _stack.Depth;
            return MimeToken.PartEnd;
        }
    }
}
