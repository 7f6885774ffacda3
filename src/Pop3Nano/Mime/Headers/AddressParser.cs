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
    private readonly List<MailAddress> _held = [];
    private OctetBuilder _before = new(16);
    private string _group = "";
    private int _at;

    // White space was passed since the last word; it stands inside what would be an address.
    private bool _gap;
    private bool _broken;
    private bool _noMoreLiterals;

    // Where the last "@" outside of quotes stands in the name, or -1.
    private int _atStart = -1;

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
                case (byte)',' when _atStart < 0 && _name.Length > 0:
                    HoldName();
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
                case (byte)'[' when !_noMoreLiterals:
                    ReadLiteral();
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
        _before.Dispose();
    }

    // Words of a name have one blank between them; in an address white space may stand around dots and "@" only (RFC 5322 §4.4).
    private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> spec)
    {
        bool joins = spec is [(byte)'.' or (byte)'@', ..] || _spec.Last is '.' or '@' or -1;
        if (_gap && _name.Length > 0)
        {
            _broken |= !joins;
            _name.Append((byte)' ');
        }

        _broken |= spec.IsEmpty;
        _gap = false;
        if (spec is [(byte)'@']) _atStart = _name.Length;
        _name.Append(name);
        _spec.Append(spec);
    }

    // A domain in brackets (RFC 5322 §3.4.1). Not looking for its end again where there is none keeps the time linear.
    private void ReadLiteral()
    {
        int length = _value[_at..].IndexOf((byte)']') + 1;
        _noMoreLiterals = length == 0;
        ReadOnlySpan<byte> literal = _value.Slice(_at - 1, length + 1);
        Add(literal, literal);
        _at += length;
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
        _spec.Append(_value[start.._at]);
    }

    private void ReadAngle()
    {
        _spec.Clear();
        _at = AddressText.ReadAngle(_value, _at, ref _spec);
        _before.Append(_name.Octets);
        string name = HeaderReader.DecodeText(_before.Octets);
        Put(_spec.Octets, name.Length > 0 ? name : HeaderReader.DecodeText(_comment.Octets));
        _held.Clear();
        Clear();
    }

    // Words and a comma: the beginning of a name without quotes, "Doe, John <j@x>", if an address in brackets follows; else a user.
    private void HoldName()
    {
        if (!_broken) _held.Add(new MailAddress(HeaderReader.Unfold(_spec.Octets), HeaderReader.DecodeText(_comment.Octets), _group));
        else PutName(_held);
        _comment.Clear();
        _before.Append(_name.Octets);
        _before.Append(", "u8);
        ClearPiece();
    }

    private void BeginGroup()
    {
        _group = HeaderReader.DecodeText(_name.Octets);
        _groups.Add(_group);
        Clear();
    }

    // A mailbox without brackets: an address, a user without a domain, or words of which some are addresses.
    private void EndMailbox()
    {
        _addresses.AddRange(_held);
        _held.Clear();
        if (!_broken)
        {
            Put(_spec.Octets, HeaderReader.DecodeText(_comment.Octets));
        }
        else if (_atStart >= 0)
        {
            EndWords(HeaderReader.DecodeText(_name.Octets).Split(' '));
        }
        else
        {
            PutName(_addresses);
        }

        Clear();
    }

    // Encoded words alone: a name without an address, of which none is read out of what they say (RFC 2047 §5).
    private readonly void PutName(List<MailAddress> target)
    {
        if (_spec.Length > 0 || _name.Length == 0) return;
        string name = HeaderReader.DecodeText(_name.Octets);
        if (name.Length > 0) target.Add(new MailAddress("", name, _group));
    }

    private readonly void EndWords(string[] words)
    {
        string[] addresses = Array.FindAll(words, w => w.IndexOf('@', StringComparison.Ordinal) > 0);
        string name = addresses.Length == 1 ? string.Join(' ', Array.FindAll(words, w => w != addresses[0])) : "";
        foreach (string address in addresses) _addresses.Add(new MailAddress(address, name, _group));
    }

    // Without anything in front of "@" there is no address: "<>", or a route alone.
    private readonly void Put(ReadOnlySpan<byte> spec, string name)
    {
        if (!spec.IsEmpty && spec[0] != '@') _addresses.Add(new MailAddress(HeaderReader.Unfold(spec), name, _group));
    }

    private void Clear()
    {
        ClearPiece();
        _before.Clear();
        _comment.Clear();
    }

    private void ClearPiece()
    {
        _name.Clear();
        _spec.Clear();
        _gap = _broken = false;
        _atStart = -1;
    }
}
