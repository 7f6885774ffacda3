namespace Pop3Nano.Mime
{
    /// <summary>
    /// What the header of one part says about its body. Of a repeated field the first one counts, so that what a filter on the way has
    /// seen cannot be overruled further down.
    /// </summary>
    internal sealed class PartHeader
    {
        private readonly byte[] _buffer;
        private readonly FieldReader _field;
        private readonly BoundaryStack _stack;
        private int _seen;
        private MimeMedia _media;
        private MimeCharset _charset;
        private MimeEncoding _encoding;
        private bool _isAttachment;
        private bool _isDigest;

        internal PartHeader(byte[] buffer, BoundaryStack stack)
        {
            _buffer = buffer;
            _field = new FieldReader(buffer);
            _stack = stack;
        }

        internal MimeMedia Media { get { return _media; } }

        internal MimeCharset Charset { get { return _charset; } }

        internal MimeEncoding Encoding { get { return _encoding; } }

        internal bool IsAttachment { get { return _isAttachment; } }

        /// <summary>True for a multipart/digest, whose parts are messages if they do not say otherwise (RFC 2046 §5.1.5).</summary>
        internal bool IsDigest { get { return _isDigest; } }

        internal void Begin(bool inDigest)
        {
            _seen = 0;
            _media = inDigest ? MimeMedia.Message : MimeMedia.TextPlain;
            _charset = MimeCharset.UsAscii;
            _encoding = MimeEncoding.Identity;
            _isAttachment = false;
            _isDigest = false;
            _stack.BeginBoundary();
        }

        /// <summary>True if the field says something about the body and is the first of its kind.</summary>
        internal bool Wants(MimeField field)
        {
            return field >= MimeField.ContentType && field <= MimeField.ContentDisposition && (_seen & (1 << (int)field)) == 0;
        }

        /// <summary>Reads the value of a wanted field; the problem that it has.</summary>
        internal MimeProblem Read(MimeField field, int start, int length)
        {
            _seen |= 1 << (int)field;
            _field.Begin(start, length);
            if (field == MimeField.ContentType)
            {
                return ReadType();
            }

            if (!_field.Next(false))
            {
                return field == MimeField.ContentDisposition ? MimeProblem.None : MimeProblem.BadEncoding;
            }

            int word = _field.Word();
            if (field == MimeField.ContentDisposition)
            {
                // An unknown disposition is an attachment (RFC 2183 §2.8).
                _isAttachment = word != Words.Inline;
                return MimeProblem.None;
            }

            _encoding = word == Words.Base64 ? MimeEncoding.Base64
                : word == Words.QuotedPrintable ? MimeEncoding.QuotedPrintable : MimeEncoding.Identity;
            return word >= Words.SevenBit && word <= Words.QuotedPrintable ? MimeProblem.None : MimeProblem.BadEncoding;
        }

        /// <summary>A composite that cannot be taken apart is a leaf of this kind.</summary>
        internal void Become(MimeMedia media)
        {
            _media = media;
        }

        /// <summary>A multipart or a message that is taken apart has no encoding of its own (RFC 2045 §6.4).</summary>
        internal void DropEncoding()
        {
            _encoding = MimeEncoding.Identity;
        }

        private MimeProblem ReadType()
        {
            int type = _field.Next(false) ? _field.Word() : 0;
            if (!_field.Next(false) || !_field.Is('/') || !_field.Next(false))
            {
                return MimeProblem.BadContentType;
            }

            int subtype = _field.Word();
            _media = type == Words.Multipart ? MimeMedia.Multipart
                : type == Words.Message ? (subtype == Words.Rfc822 || subtype == Words.Global ? MimeMedia.Message : MimeMedia.Other)
                : type != Words.Text ? MimeMedia.Other
                : subtype == Words.Plain ? MimeMedia.TextPlain
                : subtype == Words.Html ? MimeMedia.TextHtml : MimeMedia.Text;
            _isDigest = _media == MimeMedia.Multipart && subtype == Words.Digest;
            while (_field.Next(false))
            {
                // Missing and repeated semicolons are passed over.
                if (!_field.Is(';'))
                {
                    ReadParameter();
                }
            }

            return MimeProblem.None;
        }

        // name=value, or a section of a continued or extended value: name*, name*0, name*1* (RFC 2231 §3, §4). Sections count in the
        // order in which they are sent.
        private void ReadParameter()
        {
            int nameStart = _field.Start;
            int length = _field.Length;
            int star = Octets.IndexOf(_buffer, (byte)'*', nameStart, length);
            bool extended = star >= 0 && _buffer[nameStart + length - 1] == '*';
            bool first = star < 0 || star == nameStart + length - 1 || _buffer[star + 1] == '0';
            int name = Words.Find(_buffer, nameStart, star < 0 ? length : star - nameStart);
            if (!_field.Next(false) || !_field.Is('=') || !_field.Next(true))
            {
                return;
            }

            if (extended)
            {
                _field.Unescape(first);
            }

            if (name == Words.Boundary)
            {
                _stack.AppendBoundary(_field.Start, _field.Length, first);
            }
            else if (name == Words.Charset && first)
            {
                _charset = Words.FindCharset(_buffer, _field.Start, _field.Length);
            }
        }
    }
}
