using System.Collections.Generic;
using System.Text;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Mime;

/// <summary>What MailText is to find in a mail, found the long way: by MimeReader, with no bound on anything.</summary>
internal sealed class ReaderText
{
    private readonly MimeReader _reader = new();
    private readonly Dictionary<MimeField, string> _fields = [];
    private readonly List<byte> _octets = [];
    private MimeField _wanted;
    private bool _collects;
    private bool _done;

    public ReaderText(byte[] mail)
    {
        _reader.Push(mail, 0, mail.Length);
        _reader.Complete();
        for (MimeToken token = _reader.Read(); token != MimeToken.MessageEnd && !_done; token = _reader.Read()) Take(token);
    }

    public bool HasText { get; private set; }

    public string Text { get; private set; } = "";

    public string Field(MimeField field) => _fields.GetValueOrDefault(field, "");

    private void Take(MimeToken token)
    {
        switch (token)
        {
            case MimeToken.HeaderName:
                _wanted = _reader.Depth == 0 && _reader.Field >= MimeField.Subject && !_fields.ContainsKey(_reader.Field) ? _reader.Field : MimeField.Other;
                _octets.Clear();
                break;
            case MimeToken.HeaderEnd:
                if (_wanted != MimeField.Other) _fields.Add(_wanted, Decoded([.. _octets]));
                break;
            case MimeToken.HeaderValue:
            case MimeToken.Body when _collects:
                for (int i = 0; i < _reader.Length; i++) _octets.Add(_reader.Buffer[_reader.Start + i]);
                break;
            case MimeToken.PartStart:
                _octets.Clear();
                _collects = _reader.Media == MimeMedia.TextPlain && !_reader.IsAttachment;
                HasText |= _collects;
                if (!_collects && _reader.Media != MimeMedia.Multipart) _reader.SkipPart();
                break;
            case MimeToken.PartEnd when _collects:
                Text = Lines([.. _octets], _reader.Charset);
                _done = true;
                break;
        }
    }

    private static string Decoded(byte[] value)
    {
        byte[] target = new byte[value.Length * 3 + 1];
        return Encoding.UTF8.GetString(target, 0, new HeaderText().Decode(value, 0, value.Length, target, 0, target.Length));
    }

    private static string Lines(byte[] octets, MimeCharset charset) =>
        (charset == MimeCharset.Latin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(octets).Replace("\r\n", "\n").Replace('\r', '\n').Replace('\0', '\uFFFD');
}
