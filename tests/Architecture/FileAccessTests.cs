using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>Where the library touches files at all, so that a name which comes from a server or a sender can't become a path unseen.</summary>
public sealed class FileAccessTests
{
    private static readonly string[] Few =
    [
        "src/Pop3Nano/Client/ClientArgument.cs", // looks whether the caller's path is a folder
        "src/Pop3Nano/Client/FetchCalls.cs", // SaveMessage: the caller's path
        "src/Pop3Nano/Client/Logging/FileProtocolLog.cs", // the caller's path, and the date
        "src/Pop3Nano/Client/Logging/SharedFile.cs",
        "src/Pop3Nano/Commands/FileJournal.cs", // the caller's path
        "src/Pop3Nano/Mime/Messages/TemporaryFile.cs", // a random name
    ];

    [Fact]
    public void Few_sources_touch_files()
    {
        IEnumerable<string> found = Repository.Files.Where(f => f.StartsWith("src/Pop3Nano/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => Regex.IsMatch(Repository.Read(f), @"\bnew FileStream\b|\bnew FileInfo\b|\bFile\.[A-Z]|\bDirectory\.[A-Z]|\bPath\.Combine\b|\bPath\.Join\b"));

        Assert.Equal(Few, found.Order(StringComparer.Ordinal));
    }
}
