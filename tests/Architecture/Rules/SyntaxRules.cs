using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pop3Nano.Architecture.Rules;

/// <summary>The rules that can be read off the text alone.</summary>
internal static class SyntaxRules
{
    private static readonly string[] Spans = ["Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "Task", "ValueTask"];
    private static readonly string[] Sockets = ["Socket", "SslStream"];

    public static readonly IReadOnlyList<Rule> All =
    [
        new("No conditional compilation: the best conditional is a missing file",
            "class C {\n#if DEBUG\nint _x;\n#endif\n}", "class C {\n#region x\n#endregion\n}",
            (_, node) => node is ConditionalDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or DefineDirectiveTriviaSyntax),
        new("No #nullable",
            "#nullable enable\nclass C { }", "#pragma warning disable CA1000\nclass C { }",
            (_, node) => node is NullableDirectiveTriviaSyntax),
        new("No attributes",
            "[System.Serializable] class C { }", "class C { int[] _x; }",
            (_, node) => node is AttributeListSyntax),
        new("No generics",
            "class C { System.Action<int> _x; }", "class C { System.Action _x; bool M(int a, int b) { return a < b; } }",
            (_, node) => node is GenericNameSyntax or TypeParameterListSyntax),
        new("No Span, Memory or Task",
            "class C { void M() { var x = System.Threading.Tasks.Task.CompletedTask; } }", "class C { int TaskCount; }",
            (_, node) => node is SimpleNameSyntax name && Spans.Contains(name.Identifier.Text)),
        new("No LINQ",
            "using System.Linq; class C { }", "using System.Text; class C { }",
            (_, node) => node is QueryExpressionSyntax || (node is UsingDirectiveSyntax use && use.Name?.ToString() == "System.Linq")),
        new("No records",
            "record C(int X);", "class C { int record; }",
            (_, node) => node is RecordDeclarationSyntax),
        new("No tuples",
            "class C { void M(int a, int b) { (a, b) = (b, a); } }", "class C { int M(int a, int b) { return (a + b); } }",
            (_, node) => node is TupleExpressionSyntax or TupleTypeSyntax or ParenthesizedVariableDesignationSyntax),
        new("No interpolated strings",
            "class C { string M(int a) { return $\"{a}\"; } }", "class C { string M(string a) { return \"{\" + a; } }",
            (_, node) => node is InterpolatedStringExpressionSyntax),
        new("No lambdas and no anonymous methods",
            "class C { System.Action M() { return () => { }; } }", "class C { int M() { return N(); int N() { return 1; } } }",
            (_, node) => node is AnonymousFunctionExpressionSyntax),
        new("No checked",
            "class C { int M(int a) { return checked(a + 1); } }", "class C { int M(int a) { return unchecked(a + 1); } }",
            (_, node) => node.IsKind(SyntaxKind.CheckedExpression) || node.IsKind(SyntaxKind.CheckedStatement)),
        new("No unsafe code, stackalloc, fixed or pointers",
            "unsafe class C { byte* _x; }", "class C { byte[] _x; }",
            (_, node) => node is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
                or UnsafeStatementSyntax or FixedStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax
                || (node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.UnsafeKeyword))),
        new("No struct is declared: every copy of one is on the heap",
            "struct S { }", "enum E { None }",
            (_, node) => node is StructDeclarationSyntax || (node is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword))),
        new("No ? behind a type",
            "class C { string? _x; }", "class C { int M(bool a) { return a ? 1 : 2; } }",
            (_, node) => node is NullableTypeSyntax),
        new("No multi-dimensional arrays",
            "class C { int[,] _x; }", "class C { int[][] _x; }",
            (_, node) => node is ArrayRankSpecifierSyntax rank && rank.Rank > 1),
        new("No file-scoped namespaces",
            "namespace N;", "namespace N { }",
            (_, node) => node is FileScopedNamespaceDeclarationSyntax),
        new("No Socket and no SslStream by name",
            "class C { System.Net.Sockets.Socket _x; }", "class C { int SocketTimeout; }",
            (_, node) => node is SimpleNameSyntax name && Sockets.Contains(name.Identifier.Text)),
        new("No iterators and nothing asynchronous",
            "class C { async void M() { } }", "class C { void Await() { } }",
            (_, node) => node is YieldStatementSyntax or AwaitExpressionSyntax || (node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.AsyncKeyword))),
        new("No bodies in interfaces",
            "interface I { void M() { } }", "interface I { void M(); int P { get; } }",
            (_, node) => node is MemberDeclarationSyntax { Parent: InterfaceDeclarationSyntax } && HasBody(node)),
        new("No decimal, volatile or anonymous types",
            "class C { volatile int _x; }", "class C { long _x; }",
            (_, node) => node is AnonymousObjectCreationExpressionSyntax
                || (node is PredefinedTypeSyntax type && type.Keyword.IsKind(SyntaxKind.DecimalKeyword))
                || (node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.VolatileKeyword))),
    ];

    private static bool HasBody(SyntaxNode member) => member.DescendantNodes().Any(n => n is BlockSyntax or ArrowExpressionClauseSyntax);
}
