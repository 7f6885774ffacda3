using System;

namespace Pop3Nano.Mime
{
    /// <summary>
    /// Reads what a small program wants of a mail: subject, sender, date and the first plain text, as UTF-8 in one buffer of a fixed size.
    /// One object reads one mail after the other. No content makes it throw, and what does not fit is left out.
    /// </summary>
    public sealed partial class MailText
    {
        /// <summary>The octets kept of From, in UTF-8.</summary>
        public const int FromSize = 128;

        private const int DateSize = 48;
        private const int MinField = 256;

        // A delimiter line with the longest boundary (RFC 2046 §5.1.1), its line end, and a few blanks.
        private const int LongestDelimiter = 80;

        // Boundaries of as many containers as fit: three of the longest, as a text with pictures and attachments has, six of the usual ones.
        private const int BoundaryRoom = 216;
        private const int MaxDepth = 8;

        // From, date, subject, text, a line that may be a delimiter, boundaries. A field is collected where text and line will lie: the
        // header comes first.
        private readonly byte[] _store;
        private readonly int _textStart;
        private readonly int _textSize;
        private readonly int _subjectSize;
        private readonly int _boundaryStart;
        private readonly BoundaryStack _boundaries;
        private readonly PartHeader _header;
        private readonly Utf8Writer _writer;
        private readonly HeaderText _decoder;
        private int _state;
        private int _length; // of what is collected
        private int _seen; // a bit for each MimeField that counts no more
        private int _fromLength;
        private int _dateLength;
        private int _subjectLength;
        private int _textLength;
        private bool _subjectTruncated;
        private bool _textTruncated;
        private bool _hasText;

        /// <summary>
        /// Buffers for <paramref name="subjectSize"/> and <paramref name="textSize"/> octets of UTF-8, and about 1.4 KB for all else.
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
            _boundaryStart = _textStart + (textSize + LongestDelimiter < MinField ? MinField : textSize + LongestDelimiter);
            _store = new byte[_boundaryStart + BoundaryRoom];
            _boundaries = new BoundaryStack(_store, _boundaryStart, BoundaryStack.LongestLegal, MaxDepth);
            _header = new PartHeader(_store, _boundaries);
            _writer = new Utf8Writer(_store);
            _decoder = new HeaderText(_writer);
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
        public int SubjectLength
        {
            get { return _subjectLength; }
        }

        /// <summary>True if the subject did not fit; it is cut behind a whole character.</summary>
        public bool SubjectTruncated
        {
            get { return _subjectTruncated; }
        }

        /// <summary>The index of the text in <see cref="TextBuffer"/>.</summary>
        public int TextStart
        {
            get { return _textStart; }
        }

        /// <summary>The octets of the text; 0 until it is complete.</summary>
        public int TextLength
        {
            get { return _textLength; }
        }

        /// <summary>True if the text did not fit; it is cut behind a whole character.</summary>
        public bool TextTruncated
        {
            get { return _textTruncated; }
        }

        /// <summary>True if the mail has a text/plain part that is no attachment; it may be empty.</summary>
        public bool HasText
        {
            get { return _hasText; }
        }

        /// <summary>Forgets the last mail and is ready for the next.</summary>
        public void Begin()
        {
            _seen = 0;
            _fromLength = 0;
            _dateLength = 0;
            _subjectLength = 0;
            _textLength = 0;
            _subjectTruncated = false;
            _textTruncated = false;
            _hasText = false;
            _boundaries.Begin();
            BeginPart();
        }

        /// <summary>Takes the next octets of the mail, any number of them. They may change afterwards.</summary>
        public void Add(byte[] buffer, int start, int length)
        {
            int end = start + length;
            // Behind the text nothing is of interest: a device does not decode attachments for nothing.
            while (start < end && _state != Done)
            {
                start = _state < LineStart ? ReadHeader(buffer, start, end)
                    : _state == LineStart && _boundaries.HasBoundaries ? ReadLineStart(buffer, start, end)
                    : ReadBody(buffer, start, end);
            }
        }

        /// <summary>The mail is complete.</summary>
        public void End()
        {
            if (_state == LineStart && _length > 0)
            {
                EndLineStart();
            }

            if (_state < LineStart)
            {
                EndHeader();
            }

            if (_state != Done)
            {
                Release();
                EndText();
            }
        }

        /// <summary>The subject with its encoded words decoded (RFC 2047); empty if there is none. Makes a string.</summary>
        public string GetSubject()
        {
            return Octets.Decode(_store, SubjectStart, _subjectLength);
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

        /// <summary>The text, its lines ended by LF; empty if there is none. Makes a string.</summary>
        public string GetText()
        {
            return Octets.Decode(_store, _textStart, _textLength);
        }
    }
}
