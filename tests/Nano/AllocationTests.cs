using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Pop3Nano.Nano.Allocation;
using Pop3Nano.Nano.Building;
using Pop3Nano.Nano.Rules;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>Writing a command, reading a reply and reading a message take nothing of a device's heap.</summary>
public sealed class AllocationTests
{
    private const string Base = "class A { public int X; public virtual int V() => 1; } struct S { public int X; public int Y; } ";

    [Fact]
    public void Nothing_that_runs_allocates()
    {
        AllocationWalk walk = Walk(NanoAssembly.Modules, Roots.In(NanoAssembly.Modules), PlatformCalls.Reviewed.Keys);

        Assert.InRange(walk.Methods, 150, 2000);
        Verdict.None(walk.Offenders);
    }

    [Fact]
    public void Every_reviewed_platform_call_is_made()
    {
        Verdict.None(PlatformCalls.Reviewed.Keys.Except(Walk(NanoAssembly.Modules, Roots.In(NanoAssembly.Modules), []).PlatformCalls));
    }

    [Fact]
    public void Every_exemption_is_of_a_method_that_exists() =>
        Verdict.None(Roots.Exempt.Keys.Except(Roots.Candidates(NanoAssembly.Modules).Select(Roots.Name)));

    [Theory]
    [InlineData("object M() => new A();", "newobj")]
    [InlineData("object M() => new byte[3];", "newarr")]
    [InlineData("object M(int i) => i;", "box")]
    [InlineData("string M() => \"text\";", "ldstr")]
    [InlineData("string M(string a, string b) => a + b;", "String::Concat")]
    [InlineData("int M(S s) { S t = s; return t.X; }", "holds the struct S")]
    [InlineData("int M(byte[] a) => N(a.Length); int N(int n) => new int[n].Length;", "C.M > C.N")]
    [InlineData("int M(A a) => a.V(); class B : A { public override int V() => new A().X; }", "C.M > B.V")]
    [InlineData("string M(int i) => i.ToString();", "Int32::ToString")]
    [InlineData("int M(int i) { try { return i; } catch (System.Exception) { return new A().X; } }", "newobj")]
    [InlineData("int M(int i) { if (i > 0) { new A().V(); if (i > 9) throw null; } return i; }", "newobj")]
    [InlineData("int M(int[] a) { int n = 0; foreach (char c in \"ab\") n += c; return n; }", "ldstr")]
    [InlineData("object M() { System.Action f = () => { }; return f; }", "newobj")]
    public void What_allocates_is_found(string members, string expected)
    {
        AllocationWalk walk = WalkSnippet(members);

        Assert.Contains(walk.Offenders, found => found.Contains(expected, System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("int M(byte[] a) { int n = 0; for (int i = 0; i < a.Length; i++) n += a[i]; return n; }")]
    [InlineData("int M(int i) { if (i < 0) throw new System.Exception(\"text\" + i); return i; }")]
    [InlineData("int M(int i) { try { return i; } catch (System.Exception) { new A().V(); throw; } }")]
    [InlineData("int M(A a) => a.V() + a.X;")]
    [InlineData("void M(byte[] a) { System.Array.Copy(a, 0, a, 1, 2); }")]
    public void What_does_not_is_not(string members) => Verdict.None(WalkSnippet(members).Offenders);

    private static AllocationWalk WalkSnippet(string members)
    {
        ModuleDefinition module = Snippet.OnDotNet($"{Base}class C {{ {members} }}");
        return Walk([module], module.GetType("C").Methods.Where(m => m.Name == "M"), ["System.Array::Copy"]);
    }

    private static AllocationWalk Walk(IReadOnlyCollection<ModuleDefinition> modules, IEnumerable<MethodDefinition> roots, IEnumerable<string> platform)
    {
        var walk = new AllocationWalk(modules, platform.ToHashSet());
        walk.From(roots);
        return walk;
    }
}
