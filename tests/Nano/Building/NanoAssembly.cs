using System;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Pop3Nano.Nano.Building;

/// <summary>The library as the contract build made it.</summary>
internal static class NanoAssembly
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "nano");

    public static string NanoPath { get; } = Path.Combine(Folder, "Pop3Nano.dll");

    public static string DotNetPath { get; } = Path.Combine(AppContext.BaseDirectory, "dotnet", "Pop3Nano.dll");

    public static ModuleDefinition Module { get; } = Read(NanoPath);

    public static string[] ContractPaths { get; } =
        Directory.GetFiles(Folder, "*.dll").Where(f => Path.GetFileName(f) != "Pop3Nano.dll").Order(StringComparer.Ordinal).ToArray();

    public static ModuleDefinition Read(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (string folder in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(folder);
        resolver.AddSearchDirectory(Folder);
        return ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver });
    }
}
