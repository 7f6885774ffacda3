using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Pop3Nano.Package;

/// <summary>What of the repository goes into the packages, copied so that no build of it disturbs another.</summary>
internal static class Repository
{
    private static readonly string[] Folders = ["generator", "src"];
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "LICENSE", "README.md"];
    private static readonly string[] BuildOutput = ["bin", "obj"];

    private static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    public static void CopyTo(string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Files.Where(f => File.Exists(Path.Combine(Root, f)))) File.Copy(Path.Combine(Root, file), Path.Combine(target, file));
        foreach (string folder in Folders) Copy(new DirectoryInfo(Path.Combine(Root, folder)), Path.Combine(target, folder));
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (FileInfo file in source.EnumerateFiles()) file.CopyTo(Path.Combine(target, file.Name));
        foreach (DirectoryInfo folder in source.EnumerateDirectories())
        {
            if (!BuildOutput.Contains(folder.Name, StringComparer.Ordinal)) Copy(folder, Path.Combine(target, folder.Name));
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
