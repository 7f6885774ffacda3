using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Nano.Building;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>The project for the real toolchain compiles what the contract build compiles, and says the same of packages everywhere.</summary>
public sealed class DeviceProjectTests
{
    private const string Project = "Pop3Nano.nfproj";

    [Fact]
    public void It_lists_every_file_that_the_contract_build_takes()
    {
        IEnumerable<string> listed = Repository.Elements(Project, "Compile").Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
        IEnumerable<string> present = Directory.GetFiles(Repository.DeviceFolder, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.DeviceFolder, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal));

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_imports_the_shared_list() =>
        Assert.Contains(Repository.Elements(Project, "Import"), e => e.Attribute("Project")!.Value == @"..\..\src\Pop3Nano\Shared.projitems");

    [Fact]
    public void Its_references_are_the_packages_that_it_names_and_that_the_package_depends_on()
    {
        string[] packages = Repository.Elements("packages.config", "package").Select(e => $"{e.Attribute("id")!.Value}.{e.Attribute("version")!.Value}").ToArray();

        Assert.Equal(packages, Repository.Elements("Pop3Nano.nuspec", "dependency").Select(e => $"{e.Attribute("id")!.Value}.{e.Attribute("version")!.Value}"));
        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Repository.Elements(Project, "HintPath").Select(e => e.Value.Split('\\')[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_CSharp_9_and_emits_the_client()
    {
        Assert.Equal("9", Assert.Single(Repository.Elements(Project, "LangVersion")).Value);
        Assert.Equal("client", Assert.Single(Repository.Elements(Project, "Pop3NanoEmit")).Value);
    }

    [Fact]
    public void What_the_assembly_refers_to_is_in_a_package_that_it_names()
    {
        string[] hints = Repository.Elements(Project, "HintPath").Select(e => Path.GetFileNameWithoutExtension(e.Value.Split('\\')[^1])).ToArray();

        Assert.Empty(NanoAssembly.Module.AssemblyReferences.Select(r => r.Name).Except(hints));
    }
}
