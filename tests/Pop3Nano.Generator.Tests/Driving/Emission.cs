using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Pop3Nano.Generator.Tests.Driving;

/// <summary>What one run of the generator said and emitted.</summary>
internal sealed class Emission
{
    private Emission(GeneratorDriverRunResult result)
    {
        Diagnostics = result.Diagnostics;
        Sources = result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The emitted files by name.</summary>
    public IReadOnlyDictionary<string, SourceText> Sources { get; }

    /// <summary>The library's own table in one of its modes.</summary>
    public static Emission OfPop3(string emit) => Of(new TableFile("Pop3.commands", Repository.Read("src/Pop3.commands")), emit);

    /// <summary>A user's table.</summary>
    public static Emission OfUser(string table, string path = "Mailgate.commands") => Of(new TableFile(path, table), emit: "");

    public static Emission Of(AdditionalText table, string emit)
    {
        GeneratorDriver driver = Driver(table, emit).RunGenerators(EmptyCompilation());
        return new Emission(driver.GetRunResult());
    }

    public static GeneratorDriver Driver(AdditionalText table, string emit) => CSharpGeneratorDriver.Create(
        [new Pop3Generator().AsSourceGenerator()],
        [table],
        optionsProvider: new BuildProperties(emit, "Example"),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation EmptyCompilation() => CSharpCompilation.Create("Example");
}
