using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Pop3Nano.Boards;

/// <summary>The files that the tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    public static string[] Lines(string file) => Read(file).TrimEnd('\n').Split('\n');

    /// <summary>The rows of boards.tsv, the names of the columns first.</summary>
    public static string[][] Boards() => Lines("boards/boards.tsv").Select(line => line.Split('\t')).ToArray();

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
