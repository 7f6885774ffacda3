using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Pop3Nano.Generator.Emitting;
using Pop3Nano.Generator.Model;
using Pop3Nano.Generator.Parsing;

namespace Pop3Nano.Generator;

/// <summary>
/// Expands every *.commands file among the AdditionalFiles. The property Pop3NanoEmit says which end:
/// client (the library itself), server (the in-memory server), or, unset, a user's own table.
/// </summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class Pop3Generator : IIncrementalGenerator
{
    /// <summary>The pipeline's steps by name, for the test that proves that unrelated edits cost nothing.</summary>
    public const string TableStep = "Table";

    private static readonly string[] EmitModes = ["client", "server"];

    // Read once for each process that hosts the generator: the built-in words never change under it.
    private static readonly Lazy<CommandTable> BuiltIn = new(ReadBuiltIn);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EmitOptions> options = context.AnalyzerConfigOptionsProvider.Select(static (o, _) => Options(o));
        IncrementalValuesProvider<(CommandTable Table, EmitOptions Options)> tables = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".commands", StringComparison.OrdinalIgnoreCase))
            .Combine(options)
            .Select(static (pair, cancel) => (Table: Read(pair.Left, pair.Right, cancel), Options: pair.Right))
            .WithTrackingName(TableStep);
        IncrementalValuesProvider<string> names = tables.Select(static (pair, _) => pair.Table.Name);
        context.RegisterSourceOutput(tables.Combine(names.Collect()), static (output, pair) => Emit(output, pair.Left.Table, pair.Left.Options, pair.Right));
    }

    private static EmitOptions Options(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.Pop3NanoEmit", out string? emit);
        provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? space);
        return new EmitOptions(emit ?? "", space ?? "");
    }

    private static CommandTable Read(AdditionalText file, EmitOptions options, CancellationToken cancel)
    {
        string text = file.GetText(cancel)?.ToString() ?? "";
        return TableReader.Read(file.Path, text, options.Emit.Length == 0 ? BuiltIn.Value : null);
    }

    // A table with an error emits nothing: half a table would only add misleading errors.
    private static void Emit(SourceProductionContext output, CommandTable table, EmitOptions options, ImmutableArray<string> names)
    {
        if (options.Emit.Length > 0 && !EmitModes.Contains(options.Emit))
        {
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.EmitMode, Location.None, options.Emit, Suggestion.For(options.Emit, EmitModes)));
            return;
        }
        foreach (TableDiagnostic found in table.Diagnostics) output.ReportDiagnostic(At(found, table.Path));
        if (table.Diagnostics.Count > 0) return;
        // Roslyn takes Gate and gate for one file.
        if (names.Count(name => string.Equals(name, table.Name, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            output.ReportDiagnostic(At(new TableDiagnostic("P3N016", 0, 0, 0, 0, new([table.Name])), table.Path));
            return;
        }
        switch (options.Emit)
        {
            case "client":
                Add(output, "Pop3Vocabulary.g.cs", VocabularyEmitter.Enums(table));
                Add(output, "Pop3Forms.g.cs", EngineEmitter.Forms(table));
                Add(output, "Pop3Words.g.cs", WordsEmitter.Words(table));
                Add(output, "Pop3Engine.Writers.g.cs", EngineEmitter.Writers(table));
                Add(output, "Pop3Flight.Words.g.cs", EngineEmitter.Flight(table));
                Add(output, "Pop3Engine.Capabilities.g.cs", EngineEmitter.Capabilities(table));
                break;
            case "server":
                Add(output, "Pop3ServerCommands.g.cs", ServerEmitter.Emit(table));
                break;
            default:
                Add(output, table.Name + "Commands.g.cs", ExtensionEmitter.Emit(table, Naming.Namespace(options.RootNamespace)));
                break;
        }
    }

    private static void Add(SourceProductionContext output, string name, string text) => output.AddSource(name, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    private static Diagnostic At(TableDiagnostic found, string path)
    {
        var start = new LinePosition(found.Line, found.Column);
        var end = new LinePosition(found.Line, found.Column + found.Length);
        var location = Location.Create(path, new TextSpan(found.Offset, found.Length), new LinePositionSpan(start, end));
        return Diagnostic.Create(Descriptors.Get(found.Id), location, found.Arguments.Cast<object>().ToArray());
    }

    private static CommandTable ReadBuiltIn()
    {
        using Stream stream = typeof(Pop3Generator).Assembly.GetManifestResourceStream("Pop3.commands")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return TableReader.Read("Pop3.commands", reader.ReadToEnd(), builtIn: null);
    }

    private sealed record EmitOptions(string Emit, string RootNamespace);
}
