using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>The projects for the boards compile the same files everywhere, and their settings are all there and none of them secret.</summary>
public sealed partial class ApplicationTests
{
    [Fact]
    public void The_example_has_every_setting_that_the_application_reads_and_the_README_explains_them()
    {
        string[] given = Repository.Lines("boards/esp32/Settings.cs.example").Select(line => Field().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToArray();
        IEnumerable<string> read = Sources("esp32").Where(file => file != "Settings.cs")
            .SelectMany(file => Use().Matches(Repository.Read("boards/esp32/" + file))).Select(m => m.Groups[1].Value).Distinct();

        Assert.Equal(given.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.All(given, name => Assert.Contains($"`{name}`", Repository.Read("boards/README.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void Git_ignores_the_real_settings() => Assert.Contains("Settings.cs", Repository.Lines("boards/esp32/.gitignore"));

    [Theory]
    [InlineData("esp32", "Esp32.nfproj")]
    [InlineData("selftest", "Selftest.nfproj")]
    public void The_project_lists_every_file_and_its_references_are_the_packages_that_it_names(string folder, string project)
    {
        IEnumerable<string> present = Sources(folder).Concat(folder == "esp32" ? ["Settings.cs"] : []).Distinct();
        IEnumerable<string> listed = Elements($"boards/{folder}/{project}", "Compile").Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
        string[] packages = Packages($"boards/{folder}/packages.config");

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(
            packages.Order(StringComparer.Ordinal),
            Elements($"boards/{folder}/{project}", "HintPath").Select(e => e.Value.Split('\\')[4]).Order(StringComparer.Ordinal));
        // One restore serves the application and the library.
        Assert.Empty(Packages("nf/Pop3Nano/packages.config").Except(packages));
    }

    [Theory]
    [InlineData("esp32")]
    [InlineData("selftest")]
    public void Nothing_is_static_but_methods_and_constants(string folder)
    {
        IEnumerable<string> wrong = Sources(folder).Where(file => CSharpSyntaxTree.ParseText(Repository.Read($"boards/{folder}/{file}")).GetRoot().DescendantNodes()
            .Any(node => node is FieldDeclarationSyntax or PropertyDeclarationSyntax or EventFieldDeclarationSyntax && ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.StaticKeyword)));

        Assert.Empty(wrong);
    }

    private static string[] Sources(string folder)
    {
        string root = Path.Combine(Repository.Root, "boards", folder);
        return Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj")).ToArray();
    }

    private static string[] Packages(string file) => Elements(file, "package").Select(e => $"{e.Attribute("id")!.Value}.{e.Attribute("version")!.Value}").ToArray();

    private static IEnumerable<XElement> Elements(string file, string name) => XDocument.Parse(Repository.Read(file)).Descendants().Where(e => e.Name.LocalName == name);

    [GeneratedRegex(@"^        internal readonly \S+ ([A-Za-z]+) = .*;$")]
    private static partial Regex Field();

    [GeneratedRegex(@"\b_?settings\.([A-Z][A-Za-z]+)")]
    private static partial Regex Use();
}
