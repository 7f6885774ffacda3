using System;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>
/// Takes an address list apart in one pass. Of each mailbox it collects two readings until it is known which one is right: the words as a
/// name, and the same octets as an address.
/// </summary>
internal ref struct AddressParser
{
    private readonly ReadOnlySpan<byte> _value;
    private readonly List<MailAddress> _addresses = [];
    private readonly List<string> _groups = [];
    private EncodedWords _words;
    private OctetBuilder _name = new(128);
    private OctetBuilder _spec = new(128);
    private OctetBuilder _comment = new(128);
    private string _group = "";
    private int _at;

    // White space was passed since the last word; it stands inside what would be an address.
    private bool _gap;
    private bool _broken;

    // Where in the name its last word with "@" begins and ends.
    private int _wordStart;
    private int _atStart = -1;
    private int _atEnd;

    internal AddressParser(ReadOnlySpan<byte> value)
    {
        _value = value;
        _words = new EncodedWords(value);
    }

    internal MailAddressCollection Read()
    {
        while (_at < _value.Length)
        {
            byte c = _value[_at++];
            switch (c)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    _gap = true;
                    break;
                case (byte)'(':
                    _at = AddressText.ReadComment(_value, _at, ref _comment);
                    _gap = true;
                    break;
                case (byte)'"':
                    ReadQuoted();
                    break;
                case (byte)'<':
                    ReadAngle();
                    break;
                case (byte)':' when _group.Length == 0 && _atStart < 0 && _name.Length > 0:
                    BeginGroup();
                    break;
                case (byte)',':
                    EndMailbox();
                    break;
                case (byte)';':
                    EndMailbox();
                    _group = "";
                    break;
                case (byte)'=' when _words.TryRead(_at - 1):
                    Add(_value[(_at - 1).._words.End], default);
                    _at = _words.End;
                    break;
                case (byte)'[':
                    int close = _value[_at..].IndexOf((byte)']');
                    close = close < 0 ? _at : _at + close + 1;
                    Add(_value[(_at - 1)..close], _value[(_at - 1)..close]);
                    _at = close;
                    break;
                default:
                    Add(_value[(_at - 1).._at], _value[(_at - 1).._at]);
                    break;
            }
        }

        EndMailbox();
        return new MailAddressCollection([.. _addresses], [.. _groups]);
    }

    internal void Dispose()
    {
        _name.Dispose();
        _spec.Dispose();
        _comment.Dispose();
    }

    // Words of a name have one blank between them; in an address white space may stand around dots and "@" only (RFC 5322 §4.4).
    private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> spec)
    {
        bool joins = spec is [(byte)'.' or (byte)'@', ..] || _spec.Last is '.' or '@' or -1;
        if (_gap && _name.Length > 0)
        {
            _broken |= !joins;
            _name.Append((byte)' ');
            _wordStart = _name.Length;
        }

        _broken |= spec.IsEmpty;
        _gap = false;
        if (spec is [(byte)'@']) _atStart = _wordStart;
        _name.Append(name);
        _spec.Append(spec);
        if (_atStart == _wordStart) _atEnd = _name.Length;
    }

    private void ReadQuoted()
    {
        int start = _at - 1;
        if (_gap && _name.Length > 0)
        {
            _name.Append((byte)' ');
            _broken |= _spec.Last is not ('.' or '@');
        }

        _gap = false;
        _at = AddressText.ReadQuoted(_value, _at, ref _name);
        _wordStart = _name.Length;
        _spec.Append(_value[start.._at]);
    }

    private void ReadAngle()
    {
        _spec.Clear();
        _at = AddressText.ReadAngle(_value, _at, ref _spec);
        if (_spec.Length > 0 || _name.Length > 0)
        {
            string name = HeaderReader.DecodeText(_name.Octets);
            if (name.Length == 0) name = HeaderReader.DecodeText(_comment.Octets);
            Put(HeaderReader.Unfold(_spec.Octets), name);
        }

        Clear();
    }

    private void BeginGroup()
    {
        _group = HeaderReader.DecodeText(_name.Octets);
        _groups.Add(_group);
        Clear();
    }

    // A mailbox without brackets: an address, or a name that an address stands in.
    private void EndMailbox()
    {
        if (_atStart >= 0 && !_broken)
        {
            Put(HeaderReader.Unfold(_spec.Octets), HeaderReader.DecodeText(_comment.Octets));
        }
        else if (_atStart >= 0)
        {
            ReadOnlySpan<byte> name = _name.Octets;
            string rest = HeaderReader.DecodeText(name[.._atStart]) is { Length: > 0 } before ? before : HeaderReader.DecodeText(name[_atEnd..]);
            Put(HeaderReader.Unfold(name[_atStart.._atEnd]), rest);
        }
        else if (_name.Length > 0 && !_broken)
        {
            Put(HeaderReader.Unfold(_spec.Octets), HeaderReader.DecodeText(_comment.Octets));
        }

        Clear();
    }

    private readonly void Put(string address, string name) => _addresses.Add(new MailAddress(address, name, _group));

    private void Clear()
    {
        _name.Clear();
        _spec.Clear();
        _comment.Clear();
        _gap = _broken = false;
        _wordStart = _atEnd = 0;
        _atStart = -1;
    }
}
