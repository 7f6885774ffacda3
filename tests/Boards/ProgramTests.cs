using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using Pop3Nano.Nano.Rules;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>The programs for the boards hold nothing that nanoFramework 1.x can't load, and refer to what their projects name.</summary>
public sealed class ProgramTests
{
    // The programs use more of the platform than the library does: what they may use is asked below.
    private const string LibraryOnly = "No other assemblies";

    [Theory]
    [InlineData("Esp32")]
    [InlineData("Selftest")]
    public void It_keeps_the_rules(string program)
    {
        using ModuleDefinition module = Read(program);

        Verdict.None(NanoRules.All.Where(rule => rule.Name != LibraryOnly).SelectMany(rule => rule.Offenders(module).Select(offender => $"{rule.Name}: {offender}")));
    }

    [Theory]
    [InlineData("Esp32")]
    [InlineData("Selftest")]
    public void It_refers_to_the_library_and_to_packages_that_its_project_names(string program)
    {
        using ModuleDefinition module = Read(program);
        XDocument project = XDocument.Parse(Repository.Read($"boards/{program.ToLowerInvariant()}/{program}.nfproj"));
        IEnumerable<string> named = project.Descendants().Where(e => e.Name.LocalName is "Reference" or "ProjectReference")
            .Select(e => Path.GetFileName(e.Attribute("Include")!.Value.Replace('\\', '/')).Replace(".nfproj", "", StringComparison.Ordinal));

        Assert.Contains(module.AssemblyReferences, reference => reference.Name == "Pop3Nano");
        Verdict.None(module.AssemblyReferences.Select(reference => reference.Name).Except(named));
        Assert.NotNull(module.EntryPoint);
    }

    // Deep sleep forgets which mails were kept, and a poll reads no more than sixteen.
    [Fact]
    public void The_board_stays_awake_while_mails_remain()
    {
        using ModuleDefinition module = Read("Esp32");

        Assert.Contains("get_Remaining", Calls(module, "Program", "Run"));
        Assert.Contains("set_StaysAwake", Calls(module, "Program", "Run"));
        Assert.Contains("get_StaysAwake", Calls(module, "Esp32Board", "Wait"));
    }

    private static IEnumerable<string> Calls(ModuleDefinition module, string type, string method) =>
        module.GetType("Pop3Nano.Esp32." + type).Methods.Single(m => m.Name == method).Body.Instructions.Select(i => i.Operand).OfType<MethodReference>().Select(m => m.Name);

    private static ModuleDefinition Read(string program)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "boards");
        var resolver = new DefaultAssemblyResolver();
        foreach (string place in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(place);
        resolver.AddSearchDirectory(folder);
        return ModuleDefinition.ReadModule(Path.Combine(folder, program + ".Nano.dll"), new ReaderParameters { AssemblyResolver = resolver });
    }
}
