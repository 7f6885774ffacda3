using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Pop3Nano.Benchmarks;

/// <summary>The programs of tests/Programs, published: "net9.0" by NativeAOT, "net10.0" trimmed.</summary>
internal static class Published
{
    private const string Aot = "net9.0";

    /// <summary>Publishes a program, unless that was done, and returns the file to start.</summary>
    public static string Program(string name, string framework = Aot)
    {
        string project = Path.Combine(Repository.Root, "tests/Programs", name);
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-f", framework, "-c", "Release", "-v", "quiet", "-nologo"]) { RedirectStandardOutput = true };
        using Process publish = Process.Start(start)!;
        string said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{name} can't be published: {said}");
        string runtimes = Path.Combine(project, "bin/Release", framework);
        return Directory.GetFiles(runtimes, OperatingSystem.IsWindows() ? name + ".exe" : name, SearchOption.AllDirectories)
            .Single(file => Path.GetFileName(Path.GetDirectoryName(file)) == "publish");
    }

    /// <summary>Octets of a program with all that it needs.</summary>
    public static long Size(string name, string framework = Aot) => framework == Aot
        ? new FileInfo(Program(name)).Length
        : new DirectoryInfo(Path.GetDirectoryName(Program(name, framework))!).GetFiles().Where(file => file.Extension is not (".pdb" or ".xml")).Sum(file => file.Length);
}
