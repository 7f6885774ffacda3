using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>What a program with a thread of its own for its windows expects of a library: it never waits for that thread, and every wait can be ended.</summary>
public sealed class AsyncHabitsTests
{
    [Fact]
    public void Nothing_in_the_library_goes_back_to_the_callers_context()
    {
        Verdict.None(Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Offenders(f, Repository.Read(f))));
    }

    [Theory]
    [InlineData("await x;")]
    [InlineData("await using var y = x;")]
    [InlineData("await using (x) { }")]
    [InlineData("await foreach (var y in x) { }")]
    public void The_rule_bites(string statement) => Assert.NotEmpty(Offenders("Snippet.cs", Method(statement)));

    [Theory]
    [InlineData("await x.ConfigureAwait(false);")]
    [InlineData("await using var y = x.ConfigureAwait(false);")]
    [InlineData("await using (x.ConfigureAwait(false)) { }")]
    [InlineData("await foreach (var y in x.ConfigureAwait(false)) { }")]
    [InlineData("using var y = x; using (x) { } foreach (var z in x) { }")]
    public void The_rule_lets_its_neighbour_pass(string statement) => Assert.Empty(Offenders("Snippet.cs", Method(statement)));

    [Theory]
    [InlineData("Pop3Nano")]
    [InlineData("Pop3Nano.Testing")]
    public void Every_public_async_method_takes_a_cancellation_token(string assembly)
    {
        string[] methods = Repository.Read($"tests/Architecture/PublicApi/{assembly}.txt").Split('\n')
            .Where(line => line.Contains("Async(", StringComparison.Ordinal) && !line.Contains(".DisposeAsync()", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(methods);
        Verdict.None(methods.Where(line => !line.Contains("System.Threading.CancellationToken cancellationToken", StringComparison.Ordinal)));
    }

    private static string Method(string statement) => "class C { async System.Threading.Tasks.Task M(dynamic x) { " + statement + " } }";

    private static IEnumerable<string> Offenders(string file, string text) => CSharpSyntaxTree.ParseText(text).GetRoot()
        .DescendantNodes().Where(node => Awaited(node).Any(expression => !IsConfigured(expression)))
        .Select(node => $"{file}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {node.ToString().Split('\n')[0]}");

    // What a piece of code waits for, with the word or without it.
    private static IEnumerable<ExpressionSyntax> Awaited(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax wait => [wait.Expression],
        LocalDeclarationStatementSyntax local when local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword) => local.Declaration.Variables.Select(variable => variable.Initializer!.Value),
        UsingStatementSyntax block when block.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword) =>
            block.Expression is { } expression ? [expression] : block.Declaration!.Variables.Select(variable => variable.Initializer!.Value),
        CommonForEachStatementSyntax loop when loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword) => [loop.Expression],
        _ => [],
    };

    // Who suppresses what is thrown and says no more does not go back either.
    private static bool IsConfigured(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" }, ArgumentList.Arguments: [{ Expression: var how }] }
        && how.ToString() is "false" or "ConfigureAwaitOptions.SuppressThrowing";
}
