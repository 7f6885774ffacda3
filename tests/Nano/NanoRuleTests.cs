using System.Linq;
using System.Text;
using Mono.Cecil;
using Pop3Nano.Nano.Building;
using Pop3Nano.Nano.Rules;
using Pop3Nano.Nano.Sizes;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>The library holds nothing that nanoFramework 1.x can't load or run.</summary>
public sealed class NanoRuleTests
{
    // One assembly holds at most 64 KB of either.
    private const int MostIL = 40 * 1024;
    private const int MostStrings = 24 * 1024;

    public static TheoryData<string> Rules => [.. NanoRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_library_keeps_the_rule(string rule) => Verdict.None(NanoAssembly.Modules.SelectMany(module => NanoRules.Named(rule).Offenders(module)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_bites(string rule) => Assert.NotEmpty(NanoRules.Named(rule).Offenders(Snippet.OnDotNet(NanoRules.Named(rule).Bad)));

    [Fact]
    public void The_library_is_the_one_that_is_meant()
    {
        Assert.Equal(NanoAssembly.Names, NanoAssembly.Modules.Select(m => m.Assembly.Name.Name));
        Assert.Equal("Pop3Nano", NanoAssembly.Module.Assembly.Name.Name);
        Assert.NotNull(NanoAssembly.Module.GetType("Pop3Nano.Protocol.Pop3Engine"));
        Assert.Contains(NanoAssembly.Module.AssemblyReferences, r => r.Name == "System.Net");
    }

    [Fact]
    public void The_code_is_far_below_64_KB() => Assert.All(NanoAssembly.Modules, module => Assert.InRange(FlashEstimate.Of(module).Sum(row => row.Code), 1, MostIL));

    [Fact]
    public void The_strings_are_far_below_64_KB() =>
        Assert.All(NanoAssembly.Modules, module => Assert.InRange(FlashEstimate.Strings(module).Sum(s => Encoding.UTF8.GetByteCount(s) + 1), 1, MostStrings));
}
