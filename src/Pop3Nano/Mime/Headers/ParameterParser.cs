using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Pop3Nano.Mime;

/// <summary>Takes a value with parameters apart, then puts the sections of each parameter together (RFC 2231 §3).</summary>
internal ref struct ParameterParser
{
    private const int MaxParameters = 1000;

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n;\"=("u8);

    private readonly ReadOnlySpan<byte> _value;
    private readonly Dictionary<string, List<ParameterSection>> _sections = new(StringComparer.OrdinalIgnoreCase);
    private int _at;

    internal ParameterParser(ReadOnlySpan<byte> value)
    {
        _value = value;
    }

    internal MimeParameters Read()
    {
        string value = ReadValueInFront().ToLowerInvariant();
        int count = 0;
        while (_at < _value.Length && count < MaxParameters)
        {
            // Semicolons may be missing or repeated.
            if (_value[_at] is (byte)';' or (byte)'=')
            {
                _at++;
                continue;
            }

            if (ReadParameter()) count++;
        }

        var parameters = new Dictionary<string, (string Value, string Language)>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, List<ParameterSection> sections) in _sections) parameters.Add(name, ParameterSection.Join(sections));
        return new MimeParameters(value, parameters);
    }

    /// <summary>All of it without white space and comments.</summary>
    internal string ReadWhole() => HeaderReader.Unfold(ReadWord(""));

    // Up to a semicolon. White space may stand around a slash; elsewhere a parameter follows whose semicolon is missing.
    private string ReadValueInFront()
    {
        var value = new List<byte>();
        while (_at < _value.Length && _value[_at] != ';')
        {
            int before = _at;
            SkipBlanks();
            if (_at == _value.Length || _value[_at] == ';') break;
            if (_at > before && value.Count > 0 && value[^1] != '/' && _value[_at] != '/') break;
            value.Add(_value[_at++]);
        }

        return HeaderReader.Unfold(CollectionsMarshal.AsSpan(value));
    }

    // name=value, name*=charset'language'value, name*0=value, name*0*=charset'language'value (RFC 2231 §3, §4).
    private bool ReadParameter()
    {
        string name = HeaderReader.Unfold(ReadWord(";="));
        if (name.Length == 0 || _at == _value.Length || _value[_at] != '=') return false;
        _at++;
        SkipBlanks();
        byte[] octets;
        bool quoted = _at < _value.Length && _value[_at] == '"';
        if (quoted)
        {
            var text = new OctetBuilder(64);
            _at = AddressText.ReadQuoted(_value, _at + 1, ref text);
            octets = text.Octets.ToArray();
            text.Dispose();
        }
        else
        {
            octets = ReadValue().ToArray();
        }

        ParameterSection section = ParameterSection.Read(ref name, octets);
        if (!_sections.TryGetValue(name, out List<ParameterSection>? sections)) _sections.Add(name, sections = []);
        sections.Add(section);
        return true;
    }

    // Up to one of the stops, comments and white space left out.
    private ReadOnlySpan<byte> ReadWord(string stops)
    {
        var word = new List<byte>();
        while (_at < _value.Length && !stops.Contains((char)_value[_at]))
        {
            int before = _at;
            SkipBlanks();
            if (_at == before) word.Add(_value[_at++]);
        }

        return CollectionsMarshal.AsSpan(word);
    }

    // Without quotes, which mail does also with blanks in it: up to a semicolon, a comment, or a blank that another parameter follows.
    private ReadOnlySpan<byte> ReadValue()
    {
        int start = _at;
        int end = _at;
        while (_at < _value.Length && _value[_at] != ';')
        {
            if (_value[_at] == '(' && _at > start && _value[_at - 1] <= ' ') break;
            if (_value[_at] <= ' ')
            {
                int text = _value[_at..].IndexOfAnyExceptInRange((byte)0, (byte)' ');
                if (text < 0 || ParameterFollows(_at + text)) break;
                _at += text;
                continue;
            }

            end = ++_at;
        }

        return _value[start..end];
    }

    private readonly bool ParameterFollows(int at)
    {
        ReadOnlySpan<byte> rest = _value[at..];
        int length = rest[..Math.Min(rest.Length, 40)].IndexOfAny(NameEnds);
        return length > 0 && rest[length] == '=';
    }

    private void SkipBlanks()
    {
        var comment = default(OctetBuilder);
        bool comments = false;
        while (_at < _value.Length)
        {
            if (_value[_at] == '(')
            {
                if (!comments) comment = new OctetBuilder(16);
                comments = true;
                _at = AddressText.ReadComment(_value, _at + 1, ref comment);
            }
            else if (_value[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        if (comments) comment.Dispose();
    }
}
