using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Parameters of fields (RFC 2231): no exception; each name has a value and is found by it.</summary>
internal sealed class ParameterTarget : FuzzTarget
{
    public override string Group => "mime";

    public override string Name => "parameters";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Parameters(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        MimeParameters found = HeaderReader.ReadParameters(octets.Span);
        FindingException.Unless(found.Names.Count <= octets.Length && found.Value.Length <= octets.Length, "there is more than was sent");
        foreach (string name in found.Names) FindingException.Unless(name.Length > 0 && found[name] is not null && found.GetLanguage(name) is not null, "a name has no value");
    }
}
