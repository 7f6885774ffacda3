using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace Pop3Nano.Architecture.Sources;

/// <summary>The repository's files. Paths are relative to its root, with slashes.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));

    /// <summary>Files that git tracks or would track: no build output.</summary>
    public static IReadOnlyList<string> Files { get; } = Git("ls-files", "--cached", "--others", "--exclude-standard").Where(Exists).ToList();

    public static IReadOnlyList<string> TrackedFiles { get; } = Git("ls-files");

    public static bool Exists(string file) => File.Exists(Path.Combine(Root, file));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static List<string> Git(params string[] arguments)
    {
        // The test may run as another user than the one who cloned.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", Root, .. arguments]) { RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        string[] lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, "These tests need a git clone of the repository.");
        return lines.Distinct().ToList();
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
