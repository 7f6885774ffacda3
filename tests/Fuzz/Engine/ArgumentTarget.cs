using System;
using System.Text;
using System.Text.Unicode;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Protocol;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>What a caller gives as arguments: the line of the RFC, or a refusal that leaves nothing behind. An octet says which command; octet 2 parts the arguments.</summary>
internal sealed class ArgumentTarget : FuzzTarget
{
    private static readonly string[] Values = ["ann", "a b", "", "\r\nDELE 1", "a\0b", "\xC3\xA9", "x\nQUIT", " ", "\xFF", "0123456789abcdef"];

    private readonly byte[] _send = new byte[600];
    private readonly byte[] _receive = new byte[64];

    public override string Group => "engine";

    public override string Name => "arguments";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add((byte)('0' + random.Next(6))).Add(random.Any(Values)).Add(Dialogue.Turn).Add(random.Any(Values));
        if (random.OneIn(20)) octets.Insert(1, (byte)'x', 230 + random.Next(30));
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        if (octets.Length == 0) return;
        int kind = octets.Octets[0] % 6;
        int part = octets.Span.IndexOf(Dialogue.Turn);
        int end = part < 0 ? octets.Length : Math.Max(part, 1);
        int next = part < 0 ? octets.Length : Math.Max(part + 1, 1);
        var engine = new Pop3Engine(_send, _receive, 4, 1024);
        "+OK\r\n"u8.CopyTo(_receive);
        engine.Received(5);
        engine.Next();
        byte[] all = octets.Octets;
        bool isWritten = Write(engine, kind, all, end, next, octets.Length);
        Pop3Refusal expected = Model(kind, Encoding.Latin1.GetString(all, 1, end - 1), Encoding.Latin1.GetString(all, next, octets.Length - next), out string line);
        FindingException.Unless(engine.Refusal == expected && isWritten == (expected == Pop3Refusal.None), $"the refusal is {engine.Refusal}, the model's {expected}");
        ReadOnlySpan<byte> written = _send.AsSpan(engine.SendStart, engine.SendLength);
        FindingException.Unless(isWritten ? Encoding.Latin1.GetString(written) == line : written.IsEmpty && !_send.AsSpan().ContainsAnyExcept((byte)0), "the line is another, or a refused one left something");
        _send.AsSpan().Clear();
        if (kind != 0 || !Utf8.IsValid(octets.Span[1..end])) return;
        engine = new Pop3Engine(_send, _receive, 4, 1024);
        engine.Received(5);
        engine.Next();
        FindingException.Unless(engine.WriteUser(Encoding.UTF8.GetString(all, 1, end - 1), 0) == isWritten && engine.Refusal == expected, "text is taken otherwise than octets");
        FindingException.Unless(!isWritten || Encoding.Latin1.GetString(_send, engine.SendStart, engine.SendLength) == line, "text makes another line than octets");
        _send.AsSpan().Clear();
    }

    private static bool Write(Pop3Engine engine, int kind, byte[] all, int end, int next, int length) => kind switch
    {
        0 => engine.WriteUser(all, 1, end - 1, 1),
        1 => engine.WritePass(all, 1, end - 1, 1),
        2 => engine.WriteApop(all, 1, end - 1, all, next, length - next, 1),
        3 => engine.WriteAuth(all, 1, end - 1, 1),
        4 => engine.WriteAuth(all, 1, end - 1, all, next, length - next, 1),
        _ => engine.WriteLang(all, 1, end - 1, 1),
    };

    private static Pop3Refusal Model(int kind, string first, string second, out string line)
    {
        line = kind switch { 0 => "USER", 1 => "PASS", 2 => "APOP", 5 => "LANG", _ => "AUTH" };
        Pop3Refusal refusal = Put(ref line, first, isWord: kind is 3 or 4 or 5);
        if (refusal == Pop3Refusal.None && kind == 2) refusal = Put(ref line, second, isWord: true);
        if (refusal == Pop3Refusal.None && kind == 4)
        {
            string text = second.Length == 0 ? "=" : Convert.ToBase64String(Encoding.Latin1.GetBytes(second));
            refusal = line.Length + 1 + text.Length > 253 ? Pop3Refusal.LineTooLong : Pop3Refusal.None;
            line += " " + text;
        }
        line += "\r\n";
        return refusal;
    }

    // RFC 2449 §4: 255 octets with CRLF.
    private static Pop3Refusal Put(ref string line, string argument, bool isWord)
    {
        line += " " + argument;
        if (line.Length > 253) return Pop3Refusal.LineTooLong;
        bool isBad = argument.Length == 0 || argument.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 || (isWord && argument.Contains(' ', StringComparison.Ordinal));
        return isBad ? Pop3Refusal.BadArgument : Pop3Refusal.None;
    }
}
