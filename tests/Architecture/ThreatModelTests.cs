using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>The threat model names the tests that prove it: they are there, and no attack is left out.</summary>
public sealed class ThreatModelTests
{
    private const string Folder = "tests/Pop3Nano.Tests/Attacks/";

    private static string Page => Repository.Read(Folder + "README.md");

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        Dictionary<string, string> sources = Repository.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith("Tests.cs", StringComparison.Ordinal))
            .GroupBy(f => Path.GetFileNameWithoutExtension(f)).ToDictionary(g => g.Key, g => string.Join('\n', g));
        List<Match> named = Named();

        Assert.True(named.Count > 80);
        Verdict.None(named.Where(test => !sources.TryGetValue(test.Groups[1].Value, out string? files) || !files.Split('\n').SelectMany(TestsIn).Contains(test.Groups[2].Value))
            .Select(test => test.Value));
    }

    [Fact]
    public void Every_attack_of_the_folder_is_named()
    {
        HashSet<string> named = [.. Named().Select(test => test.Groups[1].Value + "." + test.Groups[2].Value)];
        IEnumerable<string> attacks = Repository.Files.Where(f => f.StartsWith(Folder, StringComparison.Ordinal) && f.EndsWith("Tests.cs", StringComparison.Ordinal))
            .SelectMany(f => TestsIn(f).Select(test => Path.GetFileNameWithoutExtension(f) + "." + test));

        Assert.NotEmpty(attacks);
        Verdict.None(attacks.Where(attack => !named.Contains(attack)));
    }

    [Fact]
    public void Every_attack_on_it_has_a_test()
    {
        // A table of attacks has three columns, the last of which holds the tests.
        IEnumerable<string> rows = Page.Split("## Without TLS")[1].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| attack |", StringComparison.Ordinal));

        Assert.NotEmpty(rows);
        Verdict.None(rows.Where(row => !row.Contains("Tests.", StringComparison.Ordinal)));
    }

    private static List<Match> Named() => Regex.Matches(Page, @"`(\w+Tests)\.(\w+)`").Cast<Match>().ToList();

    private static IEnumerable<string> TestsIn(string file) => CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString().EndsWith("Fact", StringComparison.Ordinal) || a.Name.ToString().EndsWith("Theory", StringComparison.Ordinal)))
        .Select(m => m.Identifier.Text);
}
