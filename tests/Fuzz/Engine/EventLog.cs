using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>What came out of a dialogue, in a form that is quick to compare. Slices of one message that follow each other are one.</summary>
internal sealed class EventLog
{
    private byte[] _octets = new byte[4096];
    private int _length;
    private bool _joins;

    /// <summary>Notes in words, for people; null: none are kept.</summary>
    public List<string>? Words { get; set; }

    public ReadOnlySpan<byte> Octets => _octets.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        _joins = false;
        Words?.Clear();
    }

    /// <summary>An event, and the numbers that belong to it.</summary>
    public void Event(string name, long a = 0, long b = 0, long c = 0, long d = 0)
    {
        _joins = false;
        Room(name.Length + 34);
        _octets[_length++] = 0xFF;
        foreach (char letter in name) _octets[_length++] = (byte)letter;
        Number(a);
        Number(b);
        Number(c);
        Number(d);
        Words?.Add($"{name} {a} {b} {c} {d}");
    }

    /// <summary>Text that belongs to the event before.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        Room(text.Length + 8);
        Number(text.Length);
        text.CopyTo(_octets.AsSpan(_length));
        _length += text.Length;
        Words?.Add("  \"" + Encoding.Latin1.GetString(text).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"");
    }

    public void Text(string text)
    {
        Span<byte> octets = text.Length <= 1024 ? stackalloc byte[text.Length] : new byte[text.Length];
        Encoding.Latin1.GetBytes(text, octets);
        Text(octets);
    }

    /// <summary>A slice of a message.</summary>
    public void Slice(ReadOnlySpan<byte> octets)
    {
        if (!_joins) Event("Octets");
        _joins = true;
        Room(octets.Length);
        octets.CopyTo(_octets.AsSpan(_length));
        _length += octets.Length;
        Words?.Add("  octets \"" + Encoding.Latin1.GetString(octets).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"");
    }

    private void Number(long number)
    {
        BitConverter.TryWriteBytes(_octets.AsSpan(_length), number);
        _length += 8;
    }

    private void Room(int count)
    {
        if (_octets.Length - _length < count) Array.Resize(ref _octets, _octets.Length * 2 + count);
    }
}
