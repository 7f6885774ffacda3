using System;
using System.Text.Unicode;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Encoded words, on .NET and as a device reads them: valid UTF-8, no line end, and with less room the beginning of the same.</summary>
internal sealed class WordTarget : FuzzTarget
{
    private readonly HeaderText _text = new();
    private readonly byte[] _whole = new byte[CaseOctets.Most * 3 + 16];
    private readonly byte[] _part = new byte[64];

    public override string Group => "mime";

    public override string Name => "words";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.EncodedWords(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        int length = _text.Decode(octets.Octets, 0, octets.Length, _whole, 0, octets.Length * 3 + 4);
        FindingException.Unless(!_text.IsTruncated, "three octets for each are not enough");
        ReadOnlySpan<byte> whole = _whole.AsSpan(0, length);
        FindingException.Unless(Utf8.IsValid(whole), "it is no UTF-8");
        FindingException.Unless(!whole.ContainsAny("\r\n\0"u8), "control characters came through");
        int room = random.Next(60);
        _part[room] = 0xEE;
        int cut = _text.Decode(octets.Octets, 0, octets.Length, _part, 0, room);
        ReadOnlySpan<byte> part = _part.AsSpan(0, cut);
        FindingException.Unless(cut <= room && _part[room] == 0xEE, "the room is not kept to");
        FindingException.Unless(Utf8.IsValid(part) && whole.StartsWith(part) && (_text.IsTruncated || cut == length), "with less room it is not the beginning");
        string text = HeaderReader.DecodeText(octets.Span);
        FindingException.Unless(text.AsSpan().IndexOfAny('\r', '\n') < 0, "a line end came through on .NET");
    }
}
