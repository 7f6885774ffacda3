using System.Linq;

namespace Pop3Nano.Generator.Tests.Wire;

/// <summary>One form of a command: the call, where it is legal, the line that goes out, and what a log may show of it.</summary>
internal sealed record GoldenForm(string Form, string States, string Line, string Shown, params object[] Arguments)
{
    public string Keyword => Form.Split(' ')[0];

    /// <summary>The emitted method.</summary>
    public string Method => "Write" + Keyword[0] + Keyword[1..].ToLowerInvariant();

    public bool HasText => Arguments.Any(a => a is string);

    public override string ToString() => Form;
}
