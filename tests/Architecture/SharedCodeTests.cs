using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>Shared code compiles as C# 9 and holds nothing that nanoFramework refuses, crashes on or pays for.</summary>
public sealed class SharedCodeTests
{
    public static TheoryData<string> Rules => [.. SharedCodeRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Shared_and_emitted_code_keeps_the_rule(string rule)
    {
        Verdict.None(LibrarySources.SharedModels.SelectMany(SharedCodeRules.Named(rule).Offenders));
    }

    [Fact]
    public void Shared_and_emitted_code_compiles_as_CSharp_9()
    {
        IEnumerable<string> errors = LibrarySources.SharedModels
            .SelectMany(model => model.GetDiagnostics())
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => CSharpDiagnosticFormatter.Instance.Format(found, CultureInfo.InvariantCulture));

        Assert.True(LibrarySources.SharedModels.Count > LibrarySources.Shared.Count, "The emitted text is missing.");
        Verdict.None(errors);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_bites(string rule) => Assert.NotEmpty(Offenders(SharedCodeRules.Named(rule), SharedCodeRules.Named(rule).Bad));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_lets_its_neighbour_pass(string rule) => Assert.Empty(Offenders(SharedCodeRules.Named(rule), SharedCodeRules.Named(rule).Good));

    [Fact]
    public void An_offender_is_named_by_file_and_line()
    {
        Rule rule = SharedCodeRules.Named("No records");

        Assert.Equal(["Snippet.cs:2: record R;"], Offenders(rule, "class C { }\nrecord R;"));
    }

    private static IEnumerable<string> Offenders(Rule rule, string snippet)
    {
        CSharpCompilation compilation = SharedCompilation.Of([("Snippet.cs", snippet)]);
        return rule.Offenders(compilation.GetSemanticModel(compilation.SyntaxTrees[0]));
    }
}
