using System;
using System.Collections.Generic;
using Pop3Nano.Nano.Building;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>What a device does not have stops the contract build, with words that say why.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("class C { System.Func<int> f; }", "loads no generic types")]
    [InlineData("class C { System.Action<int> f; }", "loads no generic types")]
    [InlineData("class C { System.EventHandler<System.EventArgs> f; }", "loads no generic types")]
    [InlineData("class C { void M(byte[] b) { System.Span<byte> s = default; } }", "has no spans")]
    [InlineData("class C { int M(System.ReadOnlySpan<byte> s) { return 1; } }", "has no spans")]
    [InlineData("class C { System.Collections.Generic.List<int> l; }", "loads no generic types")]
    [InlineData("class C { System.Threading.Tasks.Task M() { return null; } }", "has no tasks")]
    [InlineData("class C { int M(int a) { return System.Math.Max(a, 1); } }", "has no Math")]
    [InlineData("class C { int? n; }", "System.Nullable")]
    [InlineData("class C { char M(string s) { return s[0]; } }", "encode it once and index the octets")]
    [InlineData("class C { (int, int) M() { return (1, 2); } }", "System.ValueTuple")]
    [InlineData("interface I { int M() { return 1; } }", "support default interface implementation")]
    [InlineData("class C { public virtual int M(in int a) { return a; } }", "System.Runtime.InteropServices.InAttribute")]
    [InlineData("class C { string M(int n) { return $\"{n}\"; } }", "does not contain a definition for 'Format'")]
    [InlineData("class C { volatile int n; }", "System.Runtime.CompilerServices.IsVolatile")]
    [InlineData("class C { System.Net.Security.SslVerification v = System.Net.Security.SslVerification.NoVerification; }", "NoVerification")]
    [InlineData("class C { System.Net.Security.SslProtocols v = System.Net.Security.SslProtocols.None; }", "None")]
    public void A_trap_stops_the_build(string source, string expected)
    {
        IReadOnlyList<string> errors = Snippet.ErrorsOnContract(source);

        Assert.True(errors.Count > 0, "It compiles.");
        Assert.Contains(errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("delegate void D(int a); class C { D d; System.Action a; System.EventHandler e; event System.EventHandler E; void M() { a = () => { }; E += e; } }")]
    [InlineData("class C { static readonly int[] t = { 1, 2, 3 }; string M(int a) { return \"a\" + a.ToString() + t[a]; } }")]
    [InlineData("class C : System.IDisposable { public void Dispose() { } static void M() { using (var c = new C()) { lock (c) { } } } }")]
    [InlineData("class C { int M(object o) { switch (o) { case string s when s.Length > 1: return s.Length; default: return typeof(C).FullName.Length; } } }")]
    public void What_a_device_has_compiles(string source) => Assert.Empty(Snippet.ErrorsOnContract(source));
}
