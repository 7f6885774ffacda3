using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>The habits of the house: small files with telling names, one solution, versions in one place.</summary>
public sealed class HouseTests
{
    private const int MostLines = 300;

    private static readonly string[] TopLevel =
    [
        "nf", "generator", "src", "tests", "boards", ".ci",
        "Pop3Nano.sln", "README.md", "LICENSE", "Directory.Build.props", "Directory.Packages.props", "global.json",
        ".editorconfig", ".gitattributes", ".gitignore",
    ];

    // A program's statements and an assembly's attributes need no type.
    private static readonly string[] WithoutType = ["Program.cs", "AssemblyInfo.cs"];

    private static IEnumerable<string> Sources => Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IEnumerable<string> Projects => Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal));

    [Fact]
    public void The_top_level_holds_what_it_should_and_nothing_else()
    {
        IEnumerable<string> entries = Repository.TrackedFiles.Select(f => f.Split('/')[0]).Distinct();

        Assert.Equal(TopLevel.Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_source_is_longer_than_300_lines()
    {
        Verdict.None(Sources.Select(f => (File: f, Lines: Repository.Read(f).Split('\n').Length - 1)).Where(f => f.Lines > MostLines).Select(f => $"{f.File} has {f.Lines}"));
    }

    [Fact]
    public void A_source_holds_one_type_and_is_named_after_it()
    {
        // Declarations of what others have built stand together by what they belong to.
        IEnumerable<string> misnamed = Sources.Where(f => !WithoutType.Contains(Path.GetFileName(f)))
            .Where(f => !f.StartsWith("nf/contract/", StringComparison.Ordinal) && !f.StartsWith("nf/traps/", StringComparison.Ordinal))
            .Where(f => TypesIn(f) is not [string only] || only != Path.GetFileName(f).Split('.')[0])
            .Select(f => $"{f} holds {string.Join(", ", TypesIn(f))}");

        Verdict.None(misnamed);
    }

    [Fact]
    public void Only_a_part_of_a_partial_type_has_a_name_in_two_parts()
    {
        IEnumerable<string> wrong = Sources.Where(f => Path.GetFileName(f).Split('.').Length > 2 && !Declarations(f).All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)));

        Verdict.None(wrong);
    }

    [Fact]
    public void The_solution_lists_every_project()
    {
        string solution = Repository.Read("Pop3Nano.sln").Replace('\\', '/');

        Assert.NotEmpty(Projects);
        Verdict.None(Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place()
    {
        IEnumerable<string> own = Projects.Where(project => Elements(project, "PackageReference")
            .Any(e => e.Attributes().Any(a => a.Name.LocalName is "Version" or "VersionOverride") || e.Elements().Any(c => c.Name.LocalName == "Version")));

        Verdict.None(own);
    }

    [Fact]
    public void The_library_depends_on_no_package()
    {
        Assert.Empty(Elements("src/Pop3Nano/Pop3Nano.csproj", "PackageReference"));
        Assert.Empty(Elements("src/Pop3Nano/Shared.projitems", "PackageReference"));
        Assert.Empty(Elements("src/Pop3Nano.Testing/Pop3Nano.Testing.csproj", "PackageReference"));
    }

    [Fact]
    public void The_licence_is_MIT() => Assert.StartsWith("MIT License", Repository.Read("LICENSE"), StringComparison.Ordinal);

    private static List<string> TypesIn(string file) => Types(file)
        .Select(d => d is DelegateDeclarationSyntax callback ? callback.Identifier.Text : ((BaseTypeDeclarationSyntax)d).Identifier.Text).Distinct().ToList();

    private static IEnumerable<BaseTypeDeclarationSyntax> Declarations(string file) => Types(file).OfType<BaseTypeDeclarationSyntax>();

    private static IEnumerable<MemberDeclarationSyntax> Types(string file) => CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
        .Where(d => d is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static IEnumerable<XElement> Elements(string project, string name) =>
        XDocument.Parse(Repository.Read(project)).Descendants().Where(e => e.Name.LocalName == name);
}
