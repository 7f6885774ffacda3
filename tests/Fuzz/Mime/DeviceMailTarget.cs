using System;
using System.Text.Unicode;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>The device's reader of subject, sender, date and text: the same in any pieces, valid UTF-8, within its bounds.</summary>
internal sealed class DeviceMailTarget : FuzzTarget
{
    private readonly MailText _whole = new(32, 64);
    private readonly MailText _pieces = new(32, 64);
    private readonly byte[] _piece = new byte[64];

    public override string Group => "mime";

    public override string Name => "device";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Mail(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        _whole.Begin();
        _whole.Add(octets.Octets, 0, octets.Length);
        _whole.End();
        _pieces.Begin();
        bool isByOne = octets.Length < 300 && random.OneIn(4);
        for (int at = 0; at < octets.Length;)
        {
            int count = Math.Min(octets.Length - at, isByOne ? 1 : 1 + random.Next(40));
            octets.Span.Slice(at, count).CopyTo(_piece.AsSpan(2));
            _pieces.Add(_piece, 2, count);
            _piece.AsSpan().Fill((byte)'\n'); // the octets may change afterwards
            at += count;
        }
        _pieces.End();
        ReadOnlySpan<byte> text = _whole.TextBuffer.AsSpan(_whole.TextStart, _whole.TextLength);
        ReadOnlySpan<byte> subject = _whole.TextBuffer.AsSpan(_whole.SubjectStart, _whole.SubjectLength);
        FindingException.Unless(text.SequenceEqual(_pieces.TextBuffer.AsSpan(_pieces.TextStart, _pieces.TextLength)), "the text is another in pieces");
        FindingException.Unless(subject.SequenceEqual(_pieces.TextBuffer.AsSpan(_pieces.SubjectStart, _pieces.SubjectLength)), "the subject is another in pieces");
        FindingException.Unless(_whole.GetFrom() == _pieces.GetFrom() && _whole.GetDate() == _pieces.GetDate(), "sender or date are others in pieces");
        FindingException.Unless(_whole.TryGetDate(out long one) == _pieces.TryGetDate(out long other) && one == other, "the time is another in pieces");
        FindingException.Unless(_whole.HasText == _pieces.HasText && _whole.TextTruncated == _pieces.TextTruncated && _whole.SubjectTruncated == _pieces.SubjectTruncated, "the flags are others in pieces");
        FindingException.Unless(text.Length <= 64 && subject.Length <= 32, "a bound is passed");
        FindingException.Unless(Utf8.IsValid(text) && Utf8.IsValid(subject), "the text is no UTF-8");
        FindingException.Unless(!subject.ContainsAny("\r\n\0"u8) && !text.ContainsAny("\r\0"u8), "control characters came through");
    }
}
