using System;

namespace Pop3Nano.Mime
{
    /// <summary>
    /// Reads what a small program wants of a mail: subject, sender, date and the first plain text, as UTF-8 in buffers of a fixed size. One
    /// object reads one mail after the other. No content makes it throw, and what does not fit is left out.
    /// </summary>
    public sealed class MailText
    {
        /// <summary>The octets kept of From, in UTF-8.</summary>
        public const int FromSize = 128;

        private const int DateSize = 48;

        // Raw values are collected where the text will lie: the header comes first.
        private const int MinRaw = 256;
        private readonly byte[] _store;
        private readonly int _subjectSize;
        private readonly int _textStart;
        private readonly int _textSize;
        private readonly MimeReader _reader;
        private readonly HeaderText _decoder;
        private readonly Utf8Writer _writer;
        private MimeField _wanted;
        private int _seen;
        private int _rawLength;
        private int _fromLength;
        private int _dateLength;
        private bool _collects;
        private bool _done;

        /// <summary>
        /// Buffers for <paramref name="subjectSize"/> and <paramref name="textSize"/> octets of UTF-8, and about 2 KB for all else.
        /// </summary>
        public MailText(int subjectSize, int textSize)
        {
            if (subjectSize < 1 || textSize < 1)
            {
                throw new ArgumentException("A size is too small.");
            }

            _subjectSize = subjectSize;
            _textSize = textSize;
            _textStart = FromSize + DateSize + subjectSize;
            _store = new byte[_textStart + (textSize < MinRaw ? MinRaw : textSize)];
            _reader = new MimeReader(1024, 20, 65536, 1000);
            _decoder = new HeaderText();
            _writer = new Utf8Writer(_store);
            Begin();
        }

        /// <summary>Buffers for 128 octets of subject and 512 of text.</summary>
        public MailText()
            : this(128, 512)
        {
        }

        /// <summary>Where subject and text lie, in UTF-8. The octets are those of the mail that was read last.</summary>
        public byte[] TextBuffer
        {
            get { return _store; }
        }

        /// <summary>The index of the subject in <see cref="TextBuffer"/>.</summary>
        public int SubjectStart
        {
            get { return _textStart - _subjectSize; }
        }

        /// <summary>The octets of the subject; 0 if there is none.</summary>
        public int SubjectLength { get; private set; }

        /// <summary>True if the subject did not fit; it is cut behind a whole character.</summary>
        public bool SubjectTruncated { get; private set; }

        /// <summary>The index of the text in <see cref="TextBuffer"/>.</summary>
        public int TextStart
        {
            get { return _textStart; }
        }

        /// <summary>The octets of the text; 0 until its part began.</summary>
        public int TextLength { get; private set; }

        /// <summary>True if the text did not fit; it is cut behind a whole character.</summary>
        public bool TextTruncated { get; private set; }

        /// <summary>True if the mail has a text/plain part that is no attachment; it may be empty.</summary>
        public bool HasText { get; private set; }

        /// <summary>The departures from the RFCs that were met up to the end of the text.</summary>
        public int Problems { get; private set; }

        /// <summary>Forgets the last mail and is ready for the next.</summary>
        public void Begin()
        {
            _reader.Begin();
            _wanted = MimeField.Other;
            _seen = 0;
            _fromLength = 0;
            _dateLength = 0;
            _collects = false;
            _done = false;
            SubjectLength = 0;
            SubjectTruncated = false;
            TextLength = 0;
            TextTruncated = false;
            HasText = false;
            Problems = 0;
        }

        /// <summary>Takes the next octets of the mail, any number of them. They may change afterwards.</summary>
        public void Add(byte[] buffer, int start, int length)
        {
            // Behind the text nothing is of interest: a device does not decode attachments for nothing.
            if (!_done)
            {
                _reader.Push(buffer, start, length);
                Pump();
            }
        }

        /// <summary>The mail is complete.</summary>
        public void End()
        {
            if (!_done)
            {
                _reader.Complete();
                Pump();
            }
        }

        /// <summary>The subject with its encoded words decoded (RFC 2047); empty if there is none. Makes a string.</summary>
        public string GetSubject()
        {
            return Octets.Decode(_store, SubjectStart, SubjectLength);
        }

        /// <summary>
        /// The From field with its encoded words decoded, at most 128 octets of it; empty if there is none. Makes a string.
        /// </summary>
        public string GetFrom()
        {
            return Octets.Decode(_store, 0, _fromLength);
        }

        /// <summary>The Date field as it was sent, at most 48 octets of it; empty if there is none. Makes a string.</summary>
        public string GetDate()
        {
            return Octets.Decode(_store, FromSize, _dateLength);
        }

        /// <summary>The Date field in seconds since 1970, UTC (RFC 5322 §3.3, §4.3); false if there is none that can be read.</summary>
        public bool TryGetDate(out long unixSeconds)
        {
            return MailDate.TryParse(_store, FromSize, _dateLength, out unixSeconds);
        }

        /// <summary>The text, its lines ended by LF; empty if there is none. Makes a string.</summary>
        public string GetText()
        {
            return Octets.Decode(_store, _textStart, TextLength);
        }

        private void Pump()
        {
            while (!_done)
            {
                switch (_reader.Read())
                {
                    case MimeToken.NeedOctets:
                        return;
                    case MimeToken.HeaderName:
                        BeginField();
                        break;
                    case MimeToken.HeaderValue:
                        AddRaw();
                        break;
                    case MimeToken.HeaderEnd:
                        EndField();
                        break;
                    case MimeToken.PartStart:
                        StartPart();
                        break;
                    case MimeToken.Body:
                        AddText();
                        break;
                    case MimeToken.PartEnd:
                        EndText();
                        break;
                    case MimeToken.Problem:
                        Problems++;
                        break;
                    case MimeToken.MessageEnd:
                        _done = true;
                        break;
                }
            }
        }

        // The mail's own header counts, and of a repeated field the first (RFC 5322 §3.6 allows one).
        private void BeginField()
        {
            MimeField field = _reader.Field;
            int bit = 1 << (int)field;
            if (_reader.Depth == 0 && field >= MimeField.Subject && (_seen & bit) == 0)
            {
                _seen |= bit;
                _wanted = field;
                _rawLength = 0;
            }
        }

        private void AddRaw()
        {
            if (_wanted != MimeField.Other)
            {
                int room = _store.Length - _textStart - _rawLength;
                int length = _reader.Length < room ? _reader.Length : room;
                SubjectTruncated = SubjectTruncated || (_wanted == MimeField.Subject && length < _reader.Length);
                Octets.Move(_reader.Buffer, _reader.Start, _store, _textStart + _rawLength, length);
                _rawLength += length;
            }
        }

        private void EndField()
        {
            if (_wanted == MimeField.Subject)
            {
                SubjectLength = _decoder.Decode(_store, _textStart, _rawLength, _store, SubjectStart, _subjectSize);
                SubjectTruncated = SubjectTruncated || _decoder.IsTruncated;
            }
            else if (_wanted == MimeField.From)
            {
                _fromLength = _decoder.Decode(_store, _textStart, _rawLength, _store, 0, FromSize);
            }
            else if (_wanted == MimeField.Date)
            {
                _dateLength = _decoder.Decode(_store, _textStart, _rawLength, _store, FromSize, DateSize);
            }

            _wanted = MimeField.Other;
        }

        // The text of an enclosed message is not the text of this mail.
        private void StartPart()
        {
            if (_reader.Media == MimeMedia.TextPlain && !_reader.IsAttachment)
            {
                HasText = true;
                _collects = true;
                _writer.Begin(_store, _textStart, _textSize, true);
                _writer.SetCharset(_reader.Charset);
            }
            else if (_reader.Media != MimeMedia.Multipart)
            {
                _reader.SkipPart();
            }
        }

        private void AddText()
        {
            _writer.Write(_reader.Buffer, _reader.Start, _reader.Length);
            if (_writer.IsFull)
            {
                EndText();
            }
        }

        private void EndText()
        {
            if (_collects)
            {
                _writer.End();
                TextLength = _writer.Length;
                TextTruncated = _writer.IsFull;
                _collects = false;
                _done = true;
            }
        }
    }
}
