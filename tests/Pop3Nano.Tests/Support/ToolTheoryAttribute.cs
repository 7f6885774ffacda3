using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Pop3Nano.Tests.Support;

/// <summary>A test that needs programs of the system. Where one is missing it is skipped and says so; tests/run installs them.</summary>
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? missing = tools.FirstOrDefault(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool))));
        if (missing != null) Skip = missing + " is not installed.";
    }
}
