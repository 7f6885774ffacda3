using System;
using System.Text;
using Pop3Nano.Fuzz.Engine;

namespace Pop3Nano.Fuzz.Running;

/// <summary>A model that is wrong where a case holds two dots: what it expects must be told from what the engine says.</summary>
internal sealed class WrongTarget : ReplyTarget
{
    private readonly DialogueTarget _cases = new();

    public override string Group => "none";

    public override string Name => "wrong";

    public override void Make(Cases.CaseOctets octets, Cases.CaseRandom random) => _cases.Make(octets, random);

    protected override void Expect(ReadOnlySpan<byte> octets, EventLog log)
    {
        string text = Encoding.Latin1.GetString(octets).Replace("\n..", "\n...", StringComparison.Ordinal);
        base.Expect(Encoding.Latin1.GetBytes(text), log);
    }
}
