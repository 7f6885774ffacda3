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

    [Fact]
    public void Pop3Nano_Testing_holds_both_platforms_with_their_documentation()
    {
        Assert.Equal(
            [
                "Pop3Nano.Testing.nuspec",
                "README.md",
                "lib/net10.0/Pop3Nano.Testing.dll",
                "lib/net10.0/Pop3Nano.Testing.xml",
                "lib/net8.0/Pop3Nano.Testing.dll",
                "lib/net8.0/Pop3Nano.Testing.xml",
            ],
            library.FilesOf("Pop3Nano.Testing"));
    }

    [Fact]
    public void Pop3Nano_depends_on_nothing() => Assert.Empty(library.MetadataOf("Pop3Nano").Descendants("dependency"));

    [Fact]
    public void Pop3Nano_Testing_depends_on_Pop3Nano_only()
    {
        XElement[] dependencies = [.. library.MetadataOf("Pop3Nano.Testing").Descendants("dependency")];

        Assert.Equal(2, dependencies.Length);
        Assert.All(dependencies, dependency => Assert.Equal("Pop3Nano", dependency.Attribute("id")!.Value));
    }

    [Theory]
    [InlineData("Pop3Nano")]
    [InlineData("Pop3Nano.Testing")]
    public void A_package_says_what_it_is_and_under_which_licence(string package)
    {
        XElement metadata = library.MetadataOf(package);

        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.Contains("POP3", metadata.Element("description")!.Value, System.StringComparison.Ordinal);
    }

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
