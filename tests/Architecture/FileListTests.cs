using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>Every source of the library is in one list: shared with nanoFramework, or .NET only.</summary>
public sealed class FileListTests
{
    // Platform twins: the same class once here and once for nanoFramework. They hold no protocol logic.
    private static readonly string[] Twins =
    [
        "src/Pop3Nano/Client/SecurityOptions.cs",
        "src/Pop3Nano/Clock.cs",
        "src/Pop3Nano/Digests.cs",
        "src/Pop3Nano/Octets.cs",
        "src/Pop3Nano/Session/Sasl/SaslPlatform.cs",
        "src/Pop3Nano/Session/TcpChannel.cs",
        "src/Pop3Nano/Sha256.cs",
    ];

    private static IEnumerable<string> Listed => LibrarySources.Shared.Concat(LibrarySources.DotNet);

    [Fact]
    public void Every_source_is_in_a_list()
    {
        IEnumerable<string> sources = Repository.Files.Where(f => f.StartsWith(LibrarySources.Folder, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

        Assert.NotEmpty(sources);
        Verdict.None(sources.Except(Listed));
    }

    [Fact]
    public void No_source_is_listed_twice() => Verdict.None(Listed.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_listed_source_exists()
    {
        Assert.NotEmpty(LibrarySources.Shared);
        Assert.NotEmpty(LibrarySources.DotNet);
        Verdict.None(Listed.Where(f => !Repository.Exists(f)));
    }

    [Fact]
    public void There_are_at_most_eight_platform_twins_and_only_dotnet_compiles_these()
    {
        Assert.InRange(Twins.Length, 1, 8);
        Verdict.None(Twins.Except(LibrarySources.DotNet));
    }

    // Pop3Client and what goes with it are no twins on a device: another API under the same names.
    [Fact]
    public void Every_file_that_both_platforms_have_for_themselves_is_a_twin()
    {
        HashSet<string?> device = Repository.Files
            .Where(f => f.StartsWith("nf/Pop3Nano", StringComparison.Ordinal) && !f.StartsWith("nf/Pop3Nano.Client/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Path.GetFileName).ToHashSet();
        Assert.Contains("Octets.cs", device);
        Verdict.None(LibrarySources.DotNet.Where(f => device.Contains(Path.GetFileName(f))).Except(Twins));
    }
}
