using System;

namespace Pop3Nano.Mime
{
    /// <summary>
    /// Reads a message forward, token by token, from octets that arrive in any pieces (RFC 5322, RFC 2045, RFC 2046). It allocates nothing
    /// after the constructor, throws on no content, takes time in proportion to the octets, and gives the same content however it is
    /// cut into pieces. What departs from the RFCs is told by a <see cref="MimeToken.Problem"/> and read as mail clients do.
    /// </summary>
    public sealed partial class MimeReader
    {
        /// <summary>The smallest memory that the constructor takes, in octets.</summary>
        public const int MinScratch = 512;

        // States. A part goes from HeaderLine to HeadersDone to Body or Skip; Closing ends parts and goes to _next.
        private const int HeaderLine = 0;
        private const int HeaderPiece = 1;
        private const int HeaderFold = 2;
        private const int HeadersDone = 3;
        private const int Starting = 4;
        private const int InBody = 5;
        private const int Skipping = 6;
        private const int SkippingLine = 7;
        private const int Closing = 8;
        private const int Nesting = 9;
        private const int Ended = 10;

        // No token yet: the next state goes on.
        private const MimeToken Again = (MimeToken)(-1);

        // The scratch begins with CR LF for line ends that turn out to be content; behind them lie the line or field that is collected.
        private const int Line = 2;
        private readonly byte[] _scratch;
        private readonly int _fieldEnd;
        private readonly int _lineEnd;
        private readonly int _output;
        private readonly int _maxField;
        private readonly int _maxParts;
        private readonly BoundaryStack _stack;
        private readonly PartHeader _header;
        private readonly TransferDecoder _decoder;

        // What is read now, and the chunk that goes on when it is a line of the scratch that is read once more.
        private byte[] _buffer;
        private int _at;
        private int _end;
        private byte[] _chunk;
        private int _chunkAt;
        private int _chunkEnd;
        private bool _replaying;
        private bool _complete;

        // The offset of the chunk's index 0.
        private long _base;
        private int _state;
        private int _next;
        private MimeToken _last;
        private int _parts;
        private MimeProblem _raised;
        private long _raisedAt;

        /// <summary>
        /// A reader with <paramref name="scratch"/> octets of memory: half for boundaries (70 for each level), half for a line or field
        /// that is looked into and for decoded octets. 1024 serve a device, 4096 any mail. <paramref name="maxDepth"/> is the number of
        /// containers around a part, <paramref name="maxField"/> the octets of one field's value, <paramref name="maxParts"/> the number
        /// of parts. Beyond a bound there is a problem token, and reading goes on.
        /// </summary>
        public MimeReader(int scratch, int maxDepth, int maxField, int maxParts)
        {
            if (scratch < MinScratch || maxDepth < 0 || maxField < 1 || maxParts < 1)
            {
                throw new ArgumentException("A bound is too small.");
            }

            _scratch = new byte[scratch];
            _scratch[0] = (byte)'\r';
            _scratch[1] = (byte)'\n';
            _output = scratch >> 2;
            _lineEnd = _output;
            _fieldEnd = scratch >> 1;
            _stack = new BoundaryStack(_scratch, _fieldEnd, _lineEnd - Line - 8, maxDepth);
            _header = new PartHeader(_scratch, _stack);
            _decoder = new TransferDecoder(_scratch, _output, _fieldEnd);
            _maxField = maxField;
            _maxParts = maxParts;
            _buffer = _scratch;
            _chunk = _scratch;
            Buffer = _scratch;
            Begin();
        }

        /// <summary>A reader with 4096 octets, 20 levels, 65536 octets for a field and 1000 parts.</summary>
        public MimeReader()
            : this(4096, 20, 65536, 1000)
        {
        }

        /// <summary>Where the octets of the last token lie. They are valid until the next <see cref="Read"/>.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>The index of the token's first octet.</summary>
        public int Start { get; private set; }

        /// <summary>The octets of a HeaderName, HeaderValue or Body; 0 for other tokens.</summary>
        public int Length { get; private set; }

        /// <summary>The kind of the last problem token.</summary>
        public MimeProblem Problem { get; private set; }

        /// <summary>The offset in the message, in octets, at which the last problem was noticed.</summary>
        public long Offset { get; private set; }

        /// <summary>The field whose name was read last.</summary>
        public MimeField Field { get; private set; }

        /// <summary>The number of containers around the part that the token belongs to; 0 for the message itself.</summary>
        public int Depth { get; private set; }

        /// <summary>The media of the part that started last.</summary>
        public MimeMedia Media
        {
            get { return _header.Media; }
        }

        /// <summary>The charset parameter of the part that started last.</summary>
        public MimeCharset Charset
        {
            get { return _header.Charset; }
        }

        /// <summary>The transfer encoding of the part that started last; Body tokens have it undone.</summary>
        public MimeEncoding Encoding
        {
            get { return _header.Encoding; }
        }

        /// <summary>True if the part that started last has a Content-Disposition other than inline (RFC 2183 §2.8).</summary>
        public bool IsAttachment
        {
            get { return _header.IsAttachment; }
        }

        /// <summary>Forgets everything and is ready for another message.</summary>
        public void Begin()
        {
            _stack.Begin();
            _at = 0;
            _end = 0;
            _replaying = false;
            _complete = false;
            _base = 0;
            _parts = 0;
            _raised = MimeProblem.None;
            Problem = MimeProblem.None;
            Offset = 0;
            _last = MimeToken.NeedOctets;
            BeginPart();
        }

        /// <summary>
        /// Hands over the next octets of the message, any number of them. The reader keeps a reference: they must not change before
        /// <see cref="Read"/> answers NeedOctets, which is also the only time to push.
        /// </summary>
        public void Push(byte[] buffer, int start, int length)
        {
            if (_replaying || _at < _end || _complete)
            {
                throw new InvalidOperationException("Octets are pushed after NeedOctets and before Complete.");
            }

            if (start < 0 || length < 0 || start > buffer.Length - length)
            {
                throw new ArgumentOutOfRangeException(nameof(length));
            }

            _base += _at - start;
            _buffer = buffer;
            _at = start;
            _end = start + length;
        }

        /// <summary>There are no more octets.</summary>
        public void Complete()
        {
            _complete = true;
        }

        /// <summary>Goes to the next token.</summary>
        public MimeToken Read()
        {
            Length = 0;
            MimeToken token = Again;
            while (token == Again)
            {
                if (_raised != MimeProblem.None)
                {
                    Problem = _raised;
                    Offset = _raisedAt;
                    _raised = MimeProblem.None;
                    token = MimeToken.Problem;
                    break;
                }

                switch (_state)
                {
                    case HeaderLine: token = ReadHeaderLine(); break;
                    case HeaderPiece: token = ReadHeaderPiece(); break;
                    case HeaderFold: token = ReadHeaderFold(); break;
                    case HeadersDone: _state = Starting; token = MimeToken.HeadersEnd; break;
                    case Starting: token = StartPart(); break;
                    case InBody: token = ReadBody(); break;
                    case Skipping: token = Skip(); break;
                    case SkippingLine: token = SkipLine(); break;
                    case Closing: token = Close(); break;
                    case Nesting: BeginPart(); break;
                    default: token = MimeToken.MessageEnd; break;
                }
            }

            _last = token;
            return token;
        }

        private MimeToken Give(MimeToken token, byte[] buffer, int start, int length)
        {
            Buffer = buffer;
            Start = start;
            Length = length;
            return token;
        }

        private void Raise(MimeProblem problem, long offset)
        {
            if (_raised == MimeProblem.None)
            {
                _raised = problem;
                _raisedAt = offset;
            }
        }

        // The offset in the message of this index of what is read now.
        private long Position(int at)
        {
            return _replaying ? _base + _chunkAt - (_end - at) : _base + at;
        }

        // True if there is an octet to read; a line that was read once more is followed by the rest of its chunk.
        private bool More()
        {
            if (_at == _end && _replaying)
            {
                _replaying = false;
                _buffer = _chunk;
                _at = _chunkAt;
                _end = _chunkEnd;
            }

            return _at < _end;
        }

        // The first octets of the line that lies in the scratch are read once more.
        private void Replay(int length)
        {
            if (!_replaying)
            {
                _replaying = true;
                _chunk = _buffer;
                _chunkAt = _at;
                _chunkEnd = _end;
                _buffer = _scratch;
                _end = Line + length;
            }

            _at = Line;
        }
    }
}
