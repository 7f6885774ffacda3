using System;
using System.Buffers;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>
/// Makes a string of one line of pieces in several character sets. Octets of the same set are decoded together, so that a character may
/// lie in two pieces. Line ends and NUL do not get through.
/// </summary>
internal ref struct TextDecoder
{
    private readonly StringBuilder _text;
    private readonly byte[] _octets;
    private int _length;
    private Encoding? _charset;

    // What a base64 word left of its last group, for the next one; 1 if nothing.
    private int _rest = 1;

    /// <summary>All pieces together have at most so many octets.</summary>
    internal TextDecoder(int length)
    {
        _text = new StringBuilder();
        _octets = ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>Adds raw text in an unknown character set, without the line ends of folds.</summary>
    internal void Append(ReadOnlySpan<byte> raw)
    {
        Switch(null);
        while (!raw.IsEmpty)
        {
            int lineFeed = raw.IndexOf((byte)'\n');
            int end = lineFeed < 0 ? raw.Length : lineFeed > 0 && raw[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
            Add(raw[..end]);
            raw = lineFeed < 0 ? default : raw[(lineFeed + 1)..];
        }
    }

    /// <summary>Adds the decoded octets of an encoded word.</summary>
    internal void Append(scoped in EncodedWords word)
    {
        Switch(word.Charset ?? Charsets.Unknown);
        if (!word.IsBase64) _rest = 1;
        _length += word.IsBase64 ? WordDecoder.Base64(word.Text, _octets.AsSpan(_length), ref _rest) : WordDecoder.Q(word.Text, _octets.AsSpan(_length));
    }

    internal string Finish()
    {
        Switch(null);
        Flush();
        return _text.ToString();
    }

    internal readonly void Dispose() => ArrayPool<byte>.Shared.Return(_octets);

    private void Switch(Encoding? charset)
    {
        if (ReferenceEquals(charset, _charset)) return;
        Flush();
        _charset = charset;
        _rest = 1;
    }

    private void Flush()
    {
        if (_length == 0) return;
        string text = Charsets.DecodeWords(_octets.AsSpan(0, _length), _charset);
        foreach (char c in text) _text.Append(c is '\r' or '\n' ? ' ' : c == '\0' ? '\uFFFD' : c);
        _length = 0;
    }

    private void Add(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(_octets.AsSpan(_length));
        _length += octets.Length;
    }
}
