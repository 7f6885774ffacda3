using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Generator.Model;

/// <summary>A command with a given set of arguments: what one emitted writer writes.</summary>
internal sealed record CommandForm(CommandSpec Command, IReadOnlyList<ArgumentSpec> Arguments, string Name)
{
    /// <summary>The reply's shape once it is known which arguments are there.</summary>
    public ReplyShape Shape => Command.Reply.Shape == ReplyShape.Listing && Command.Reply.PerLineWithout.Length > 0
        && Arguments.Any(a => a.Name == Command.Reply.PerLineWithout) ? ReplyShape.Fields : Command.Reply.Shape;

    /// <summary>The number of the first secret argument, from 1; 0 if none is.</summary>
    public int FirstSecret => Arguments.Select((a, i) => a.Secret ? i + 1 : 0).FirstOrDefault(i => i > 0);

    /// <summary>The form as a manual would show it: "LIST msg".</summary>
    public string Spelling => string.Join(" ", new[] { Command.Keyword }.Concat(Arguments.Select(a => a.Name)));

    /// <summary>True if all arguments are numbers: such forms can wait in a flight without holding on to strings.</summary>
    public bool HasOnlyNumbers => Arguments.All(a => a.Kind == ArgumentKind.Number);
}
