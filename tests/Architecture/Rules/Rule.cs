using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Pop3Nano.Architecture.Rules;

/// <summary>Something that shared code must not hold, with a snippet that it must find and one, close by, that it must let pass.</summary>
internal sealed record Rule(string Name, string Bad, string Good, Func<SemanticModel, SyntaxNode, bool> IsForbidden)
{
    /// <summary>The offenders of one file, as "file:line: text".</summary>
    public IEnumerable<string> Offenders(SemanticModel model) => model.SyntaxTree.GetRoot().DescendantNodesAndSelf(descendIntoTrivia: true)
        .Where(node => IsForbidden(model, node))
        .Select(node => $"{model.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {FirstLine(node)}");

    public override string ToString() => Name;

    private static string FirstLine(SyntaxNode node) => node.ToString().Split('\n')[0].Trim();
}
