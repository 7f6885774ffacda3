using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Generator.Model;

/// <summary>One command row. States are letters of "AT"; <see cref="Next"/> is "", "T" or "U".</summary>
internal sealed record CommandSpec(
    string Keyword,
    EquatableArray<ArgumentSpec> Arguments,
    string States,
    string Next,
    ReplySpec Reply,
    string Needs,
    Pipelining Pipelining,
    string Reference)
{
    /// <summary>The forms of the command: without its optional argument, and with it.</summary>
    public IEnumerable<CommandForm> Forms()
    {
        if (Arguments.Count > 0 && Arguments[Arguments.Count - 1].Optional)
        {
            yield return new CommandForm(this, Arguments.Take(Arguments.Count - 1).ToList(), Naming.Pascal(Keyword));
            yield return new CommandForm(this, [.. Arguments], Naming.Pascal(Keyword) + Naming.Pascal(Arguments[Arguments.Count - 1].Name));
        }
        else
        {
            yield return new CommandForm(this, [.. Arguments], Naming.Pascal(Keyword));
        }
    }

    /// <summary>The arguments as the table spells them.</summary>
    public string Spelling => string.Join(" ", Arguments.Select(a => (a.Optional ? "[" : "") + a.Name + (a.Secret ? "!" : "") + (a.Optional ? "]" : "")));
}
