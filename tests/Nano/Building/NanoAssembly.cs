using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Pop3Nano.Nano.Building;

/// <summary>The library's assemblies as the contract builds made them.</summary>
internal static class NanoAssembly
{
    private static readonly DefaultAssemblyResolver Resolver = Resolving();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "nano");

    /// <summary>The device's assemblies by name: each has an nfproj of this name, in a folder of this name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Directory.GetFiles(Folder, "Pop3Nano*.dll").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n != "Pop3Nano.Traps").Order(StringComparer.Ordinal).ToArray();

    public static string NanoPath { get; } = PathOf("Pop3Nano");

    public static string DotNetPath { get; } = Path.Combine(AppContext.BaseDirectory, "dotnet", "Pop3Nano.dll");

    /// <summary>The assembly that polls.</summary>
    public static ModuleDefinition Module { get; } = Named("Pop3Nano");

    /// <summary>It, and all that build on it.</summary>
    public static IReadOnlyList<ModuleDefinition> Modules { get; } = Names.Select(Named).ToArray();

    public static string[] ContractPaths { get; } =
        Directory.GetFiles(Folder, "*.dll").Where(f => !Names.Contains(Path.GetFileNameWithoutExtension(f))).Order(StringComparer.Ordinal).ToArray();

    public static string PathOf(string assembly) => Path.Combine(Folder, assembly + ".dll");

    /// <summary>One of the assemblies: always the same object, so that definitions can be compared.</summary>
    public static ModuleDefinition Named(string assembly) => Resolver.Resolve(new AssemblyNameReference(assembly, null)).MainModule;

    private static DefaultAssemblyResolver Resolving()
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string folder in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(folder);
        resolver.AddSearchDirectory(Path.Combine(AppContext.BaseDirectory, "nano"));
        return resolver;
    }
}
