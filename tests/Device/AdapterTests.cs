using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pop3Nano.Boards;
using Xunit;

namespace Pop3Nano.DeviceTests;

/// <summary>The adapter finds every device test, and one that fails on a device fails here.</summary>
public sealed class AdapterTests
{
    private static readonly DeviceTest[] Found = DeviceTest.In([typeof(Examples.Examples)]).ToArray();

    public static TheoryData<string> Passing => [.. Found.Select(test => test.ToString()).Where(name => !name.Contains("Fails", StringComparison.Ordinal))];

    public static TheoryData<string> Failing => [.. Found.Select(test => test.ToString()).Where(name => name.Contains("Fails", StringComparison.Ordinal))];

    [Fact]
    public void Every_test_method_of_the_sources_is_run_once_for_each_of_its_rows()
    {
        IEnumerable<string> written =
            from file in Directory.GetFiles(Path.Combine(Repository.Root, "nf/tests"), "*Tests.cs")
            from method in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            let attributes = method.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.Name.ToString()).ToArray()
            where attributes.Length > 0
            from run in Enumerable.Range(0, Math.Max(1, attributes.Count(name => name == "DataRow")))
            select $"{Path.GetFileNameWithoutExtension(file)}.{method.Identifier}";

        Assert.Equal(
            written.Order(StringComparer.Ordinal),
            DeviceTestRun.All.Select(test => $"{test.Method.DeclaringType!.Name}.{test.Method.Name}").Order(StringComparer.Ordinal));
        Assert.InRange(DeviceTestRun.All.Length, 70, 1000);
        Assert.Equal(DeviceTestRun.All.Length, DeviceTestRun.All.Select(test => test.ToString()).Distinct().Count());
    }

    [Fact]
    public void A_test_without_rows_runs_once_and_one_with_rows_once_for_each() =>
        Assert.Equal(
            ["Examples.Passes()", "Examples.Takes_rows(1, \"one\")", "Examples.Takes_rows(2, \"two\")"],
            Found.Select(test => test.ToString()).Where(name => !name.Contains("Fails", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Passing))]
    public void What_passes_passes(string test) => Run(test);

    [Theory]
    [MemberData(nameof(Failing))]
    public void What_fails_fails(string test) => Assert.NotNull(Record.Exception(() => Run(test)));

    private static void Run(string test) => Found.Single(one => one.ToString() == test).Run();
}
