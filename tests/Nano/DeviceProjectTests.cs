using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Pop3Nano.Nano.Building;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>The projects for the real toolchain compile what the contract builds compile, and say the same of packages everywhere.</summary>
public sealed class DeviceProjectTests
{
    public static TheoryData<string> Assemblies => [.. NanoAssembly.Names];

    [Fact]
    public void Every_assembly_has_a_project_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.DeviceFolder, "Pop3Nano.nf.sln"));

        Assert.Contains("Pop3Nano.Commands", NanoAssembly.Names);
        Assert.All(NanoAssembly.Names, name => Assert.Contains($@"""{name}\{name}.nfproj""", solution, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void It_lists_every_file_that_the_contract_build_takes(string assembly)
    {
        IEnumerable<string> listed = Includes(Project(assembly), "Compile");
        string folder = Path.Combine(Repository.DeviceFolder, assembly);
        IEnumerable<string> present = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal));

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Where(f => !f.StartsWith("..", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(Names(Includes(Contract(assembly), "Compile")), Names(listed));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void It_imports_the_list_that_the_contract_build_imports(string assembly)
    {
        string list = "Shared" + assembly["Pop3Nano".Length..] + ".projitems";

        Assert.Contains(@"..\..\src\Pop3Nano\" + list, Repository.Elements(Project(assembly), "Import").Select(e => e.Attribute("Project")!.Value));
        Assert.Contains(list, Repository.Elements(Contract(assembly), "Import").Select(e => Path.GetFileName(e.Attribute("Project")!.Value)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Its_references_are_the_packages_that_it_names_and_that_the_package_depends_on(string assembly)
    {
        string[] packages = Repository.Elements($"{assembly}/packages.config", "package").Select(Package).ToArray();
        string[] dependencies = Repository.Elements($"{assembly}/{assembly}.nuspec", "dependency").Select(Package).ToArray();
        string[] own = Includes(Project(assembly), "ProjectReference").Select(f => Path.GetFileNameWithoutExtension(f)).ToArray();

        Assert.Equal(packages, dependencies.Where(d => !d.StartsWith("Pop3Nano.", StringComparison.Ordinal)));
        Assert.Equal(own.Select(Id), dependencies.Where(d => d.StartsWith("Pop3Nano.", StringComparison.Ordinal)).Select(d => d[..^".0.1.0".Length]));
        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Repository.Elements(Project(assembly), "HintPath").Select(e => e.Value.Split('\\')[2]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void What_the_assembly_refers_to_is_in_a_package_or_project_that_it_names(string assembly)
    {
        IEnumerable<string> hints = Repository.Elements(Project(assembly), "HintPath").Select(e => Path.GetFileNameWithoutExtension(e.Value.Split('\\')[^1]));
        IEnumerable<string> own = Includes(Project(assembly), "ProjectReference").Select(f => Path.GetFileNameWithoutExtension(f));

        Assert.Empty(NanoAssembly.Named(assembly).AssemblyReferences.Select(r => r.Name).Except(hints.Concat(own)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Its_package_holds_its_files(string assembly)
    {
        Assert.Equal(Id(assembly), Assert.Single(Repository.Elements($"{assembly}/{assembly}.nuspec", "id")).Value);
        string[] files = Repository.Elements($"{assembly}/{assembly}.nuspec", "file").Select(e => e.Attribute("src")!.Value).ToArray();

        Assert.All(new[] { "dll", "pe", "pdbx", "xml" }, kind => Assert.Contains($@"bin\Release\{assembly}.{kind}", files));
        Assert.Contains(File.Exists(Path.Combine(Repository.DeviceFolder, assembly, "README.md")) ? "README.md" : @"..\README.md", files);
    }

    [Fact]
    public void All_are_CSharp_9_and_the_one_with_the_engine_emits_the_client()
    {
        Assert.Equal("9", Assert.Single(Repository.Elements("Device.props", "LangVersion")).Value);
        Assert.All(NanoAssembly.Names, name => Assert.Contains(@"..\Device.props", Repository.Elements(Project(name), "Import").Select(e => e.Attribute("Project")!.Value)));
        Assert.Equal("client", Assert.Single(Repository.Elements(Project("Pop3Nano"), "Pop3NanoEmit")).Value);
    }

    private static string Project(string assembly) => $"{assembly}/{assembly}.nfproj";

    private static string Contract(string assembly) =>
        assembly == "Pop3Nano" ? "build/Pop3Nano.Nano.csproj" : $"build/{assembly["Pop3Nano.".Length..]}/{assembly}.Nano.csproj";

    private static IEnumerable<string> Includes(string project, string kind) =>
        Repository.Elements(project, kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    // What is compiled into more than one assembly; the contract build takes the rest of the folder as it is.
    private static IEnumerable<string> Names(IEnumerable<string> files) => files
        .Where(f => f.StartsWith("..", StringComparison.Ordinal) && !f.Contains('*', StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private static string Package(XElement element) => $"{element.Attribute("id")!.Value}.{element.Attribute("version")!.Value}";

    private static string Id(string assembly) => "Pop3Nano.nanoFramework" + assembly["Pop3Nano".Length..];
}
