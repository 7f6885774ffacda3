using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Pop3Nano.Package;

/// <summary>What is in the packages, and what makes no package at all.</summary>
[Collection(nameof(PackedLibrary))]
public sealed class PackagingTests(PackedLibrary library)
{
    [Fact]
    public void Pop3Nano_holds_both_platforms_with_their_documentation_and_the_generator()
    {
        Assert.Equal(
            [
                "Pop3Nano.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Pop3Nano.Generator.dll",
                "lib/net10.0/Pop3Nano.dll",
                "lib/net10.0/Pop3Nano.xml",
                "lib/net8.0/Pop3Nano.dll",
                "lib/net8.0/Pop3Nano.xml",
            ],
            library.FilesOf("Pop3Nano"));
    }

    [Theory]
    [InlineData("Pop3Nano.Testing")]
    [InlineData("Pop3Nano.Logging")]
    public void Its_companions_hold_both_platforms_with_their_documentation(string package)
    {
        Assert.Equal(
            [
                package + ".nuspec",
                "README.md",
                $"lib/net10.0/{package}.dll",
                $"lib/net10.0/{package}.xml",
                $"lib/net8.0/{package}.dll",
                $"lib/net8.0/{package}.xml",
            ],
            library.FilesOf(package).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Pop3Nano_depends_on_nothing() => Assert.Empty(library.MetadataOf("Pop3Nano").Descendants("dependency"));

    [Theory]
    [InlineData("Pop3Nano.Testing", "Pop3Nano")]
    [InlineData("Pop3Nano.Logging", "Microsoft.Extensions.Logging.Abstractions", "Pop3Nano")]
    public void A_companion_depends_on_no_more_than_it_has_to(string package, params string[] dependencies)
    {
        XElement[] platforms = [.. library.MetadataOf(package).Descendants("group")];

        Assert.Equal(2, platforms.Length);
        Assert.All(platforms, platform => Assert.Equal(dependencies, platform.Elements("dependency").Select(d => d.Attribute("id")!.Value).Order()));
    }

    [Theory]
    [InlineData("Pop3Nano")]
    [InlineData("Pop3Nano.Testing")]
    [InlineData("Pop3Nano.Logging")]
    public void A_package_says_what_it_is_and_under_which_licence(string package)
    {
        XElement metadata = library.MetadataOf(package);

        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.Contains("POP3", metadata.Element("description")!.Value, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pop3Nano")]
    [InlineData("Pop3Nano.Testing")]
    [InlineData("Pop3Nano.Logging")]
    public void A_package_shows_its_own_README(string package) => Assert.Equal("# " + package, library.TextOf(package, "README.md").Split('\n')[0].TrimEnd());

    [Fact]
    public void Without_the_generator_there_is_no_package()
    {
        string generator = Directory.GetFiles(Path.Combine(library.Sources, "generator", "bin"), "Pop3Nano.Generator.dll", SearchOption.AllDirectories).Single();
        string aside = generator + ".aside";
        File.Move(generator, aside);
        try
        {
            DotNet pack = DotNet.Build(library.Sources, "pack", "src/Pop3Nano", "--no-build", "--output", Path.Combine(library.Folder, "none"));

            Assert.NotEqual(0, pack.ExitCode);
            Assert.Contains("The generator was not built", pack.Output, System.StringComparison.Ordinal);
        }
        finally
        {
            File.Move(aside, generator);
        }
    }
}
