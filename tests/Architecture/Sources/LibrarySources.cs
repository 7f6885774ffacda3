using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Pop3Nano.Architecture.Rooms;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Generator;

namespace Pop3Nano.Architecture.Sources;

/// <summary>The sources of the library, by the lists that name them.</summary>
internal static class LibrarySources
{
    public const string Folder = "src/Pop3Nano/";

    /// <summary>What nanoFramework compiles too: a list for each of the device's assemblies.</summary>
    public static IReadOnlyList<string> Shared { get; } = Repository.Files
        .Where(file => file.StartsWith(Folder + "Shared", System.StringComparison.Ordinal) && file.EndsWith(".projitems", System.StringComparison.Ordinal))
        .SelectMany(file => Listed(file[Folder.Length..])).ToList();

    /// <summary>What only .NET compiles.</summary>
    public static IReadOnlyList<string> DotNet { get; } = Listed("Pop3Nano.csproj");

    /// <summary>The whole library as C# 9, with the generator's text: what is wrong in a file that only .NET compiles is no matter here.</summary>
    public static Compilation Compilation { get; } = Compile();

    /// <summary>What nanoFramework compiles too, with its meaning: shared files and emitted ones.</summary>
    public static IReadOnlyList<SemanticModel> SharedModels { get; } = Compilation.SyntaxTrees
        .Where(tree => !DotNet.Contains(tree.FilePath)).Select(tree => Compilation.GetSemanticModel(tree)).ToList();

    /// <summary>Constants that a member names: the compiler puts their value in their place, so that the IL does not know them.</summary>
    public static IEnumerable<Use> UsesOfConstants() =>
        from tree in Compilation.SyntaxTrees
        let model = Compilation.GetSemanticModel(tree)
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let constant = model.GetSymbolInfo(name).Symbol as IFieldSymbol
        where constant is { IsConst: true } && constant.ContainingAssembly.Equals(Compilation.Assembly, SymbolEqualityComparer.Default)
        let user = model.GetEnclosingSymbol(name.SpanStart)
        where user is { ContainingNamespace: not null }
        select new Use(
            user.ContainingNamespace.ToDisplayString(), user.ToDisplayString(),
            constant.ContainingNamespace.ToDisplayString(), constant.ContainingType.ToDisplayString());

    private static List<string> Listed(string list) => XDocument.Parse(Repository.Read(Folder + list)).Descendants()
        .Where(element => element.Name.LocalName == "Compile")
        .Select(element => Folder + element.Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", "", System.StringComparison.Ordinal))
        .ToList();

    private static Compilation Compile()
    {
        CSharpCompilation compilation = SharedCompilation.Of(Shared.Concat(DotNet).Select(file => (file, Repository.Read(file))));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Pop3Generator().AsSourceGenerator()],
            [new Table()],
            (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            new ClientOptions());
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        return complete;
    }

    private sealed class Table : AdditionalText
    {
        public override string Path => "Pop3.commands";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Repository.Read("src/Pop3.commands"));
    }
}
