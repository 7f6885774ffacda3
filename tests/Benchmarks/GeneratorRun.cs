using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Generator;
using Pop3Nano.Generator.Tests.Driving;

namespace Pop3Nano.Benchmarks;

/// <summary>The generator over the table, as a compiler runs it.</summary>
internal sealed class GeneratorRun
{
    private readonly TableFile _table = new("Pop3.commands", File.ReadAllText(Path.Combine(Repository.Root, "src/Pop3.commands")));

    /// <summary>In a clean build.</summary>
    public GeneratorDriver Clean() => Driver().RunGenerators(CSharpCompilation.Create("Example"));

    /// <summary>In the next one, after an edit that does not concern it.</summary>
    public static GeneratorDriver Edited(GeneratorDriver driver) =>
        driver.RunGenerators(CSharpCompilation.Create("Example").AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { }")));

    private CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new Pop3Generator().AsSourceGenerator()],
        ImmutableArray.Create<AdditionalText>(_table),
        optionsProvider: new BuildProperties("client", "Example"),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
