using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pop3Nano.Architecture.Rules;

/// <summary>Sources as a compiler for C# 9 sees them.</summary>
internal static class SharedCompilation
{
    /// <summary>The running platform's assemblies, and none of the tests' own.</summary>
    public static IEnumerable<MetadataReference> Platform { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(path => MetadataReference.CreateFromFile(path))
        .ToList();

    public static CSharpCompilation Of(IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        "Shared",
        sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.CSharp9), source.Path)),
        Platform,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
