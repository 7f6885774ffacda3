using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Xunit;

namespace Pop3Nano.Nano.Building;

/// <summary>A few lines of C#, compiled while the test runs.</summary>
internal static class Snippet
{
    /// <summary>Compiled against this machine's .NET, which has everything that a device has not.</summary>
    public static ModuleDefinition OnDotNet(string source)
    {
        using var stream = new MemoryStream();
        string core = typeof(object).Assembly.Location;
        string[] references = [core, Path.Combine(Path.GetDirectoryName(core)!, "System.Runtime.dll")];
        var result = Compile(source, references, LanguageVersion.Latest).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return ModuleDefinition.ReadModule(new MemoryStream(stream.ToArray()));
    }

    /// <summary>Compiled as the contract build does it: what the compiler says against it.</summary>
    public static IReadOnlyList<string> ErrorsOnContract(string source) =>
        Compile(source, NanoAssembly.ContractPaths, LanguageVersion.CSharp9).Emit(Stream.Null).Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}")
            .ToList();

    private static CSharpCompilation Compile(string source, IEnumerable<string> references, LanguageVersion version) => CSharpCompilation.Create(
        "Snippet",
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version))],
        references.Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
}
