using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Pop3Nano.Benchmarks;

/// <summary>The repository that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));

    /// <summary>Puts a text between a file's markers, comments with a slash in the second.</summary>
    public static void Write(string file, string marker, string text)
    {
        string path = Path.Combine(Root, file);
        string all = File.ReadAllText(path);
        int start = all.IndexOf($"<!-- {marker} -->\n", StringComparison.Ordinal) + $"<!-- {marker} -->\n".Length;
        int end = all.IndexOf($"<!-- /{marker} -->", start, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(all.AsSpan(0, start), text, all.AsSpan(end)));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
