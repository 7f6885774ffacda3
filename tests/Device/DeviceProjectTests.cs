using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using Pop3Nano.Boards;
using Pop3Nano.Nano.Rules;
using Xunit;

namespace Pop3Nano.DeviceTests;

/// <summary>The project for the real toolchain holds the tests that run here, and its assembly nothing that a device can't load.</summary>
public sealed class DeviceProjectTests
{
    private const string Project = "nf/tests/NFUnitTest.nfproj";

    // What a test assembly holds in any case: the attributes by which its launcher finds the tests; and it refers to the framework.
    private static readonly string[] NotForTests = ["No attributes", "No other assemblies"];

    [Fact]
    public void It_lists_every_file()
    {
        string root = Path.Combine(Repository.Root, "nf/tests");
        IEnumerable<string> present = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Concat(["../../boards/selftest/Checks.cs", "../../boards/selftest/ReplayChannel.cs", "../../boards/selftest/RfcSession.cs"]);

        Assert.Equal(present.Order(StringComparer.Ordinal), Includes("Compile").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_what_the_launcher_looks_for()
    {
        Assert.Equal("NFUnitTest", Assert.Single(Elements(Project, "AssemblyName")).Value);
        Assert.Contains("nano.runsettings", Includes("None"));
        Assert.Contains(Elements("nf/tests/nano.runsettings", "IsRealHardware"), e => e.Value == "False");
        Assert.Contains(@"""tests\NFUnitTest.nfproj""", Repository.Read("nf/Pop3Nano.nf.sln"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_references_are_the_packages_that_it_names_and_those_of_the_library_are_among_them()
    {
        string[] packages = Packages("nf/tests/packages.config");

        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Elements(Project, "HintPath").Select(e => e.Value.Split('\\')[2]).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Packages("nf/Pop3Nano/packages.config").Except(packages));
    }

    [Fact]
    public void The_assembly_keeps_the_rules_and_refers_to_nothing_else()
    {
        using ModuleDefinition module = Read();
        IEnumerable<string> named = Includes("Reference").Concat(Includes("ProjectReference").Select(file => Path.GetFileNameWithoutExtension(file)));

        Verdict.None(NanoRules.All.Where(rule => !NotForTests.Contains(rule.Name)).SelectMany(rule => rule.Offenders(module).Select(offender => $"{rule.Name}: {offender}")));
        Verdict.None(NanoRules.Named("No attributes").Offenders(module).Where(offender => !offender.Contains(": nanoFramework.TestFramework.", StringComparison.Ordinal)));
        Verdict.None(module.AssemblyReferences.Select(reference => reference.Name).Except(named));
    }

    private static ModuleDefinition Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "nano");
        var resolver = new DefaultAssemblyResolver();
        foreach (string place in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(place);
        resolver.AddSearchDirectory(folder);
        return ModuleDefinition.ReadModule(Path.Combine(folder, "NFUnitTest.dll"), new ReaderParameters { AssemblyResolver = resolver });
    }

    private static IEnumerable<string> Includes(string name) => Elements(Project, name).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    private static string[] Packages(string file) => Elements(file, "package").Select(e => $"{e.Attribute("id")!.Value}.{e.Attribute("version")!.Value}").ToArray();

    private static IEnumerable<XElement> Elements(string file, string name) => XDocument.Parse(Repository.Read(file)).Descendants().Where(e => e.Name.LocalName == name);
}
