using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace Pop3Nano.Generator.Tests.Driving;

/// <summary>The repository's files, found from this source file; reviewed texts are compared or, on demand, accepted.</summary>
internal static class Repository
{
    private const string AcceptVariable = "POP3NANO_ACCEPT";

    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));

    public static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    public static string HowToAccept => $"If the change is meant, run the tests again with {AcceptVariable}=1, then review the difference in git.";

    public static string PathOf(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));

    public static string Read(string file)
    {
        Assert.True(File.Exists(PathOf(file)), $"{file} is missing.");
        return File.ReadAllText(PathOf(file));
    }

    public static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
