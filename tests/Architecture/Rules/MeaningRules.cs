using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pop3Nano.Architecture.Rules;

/// <summary>The rules that have to know the type of an expression.</summary>
internal static class MeaningRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new("No switch on a string",
            "class C { int M(string a) { switch (a) { case \"x\": return 1; default: return 2; } } }",
            "class C { string M(int a) { switch (a) { case 1: return \"x\"; default: return \"\"; } } }",
            (model, node) => (node is SwitchStatementSyntax statement && IsString(model, statement.Expression))
                || (node is SwitchExpressionSyntax expression && IsString(model, expression.GoverningExpression))),
        new("No foreach over anything but an array",
            "class C { void M(string a) { foreach (char c in a) { } } }",
            "class C { void M(int[] a) { foreach (int i in a) { } } }",
            (model, node) => node is CommonForEachStatementSyntax each && model.GetTypeInfo(each.Expression).Type is not IArrayTypeSymbol),
        new("No class derives from Stream",
            "abstract class C : System.IO.MemoryStream { }",
            "class C { System.IO.Stream _x; }",
            (model, node) => node is ClassDeclarationSyntax declaration && Bases(model.GetDeclaredSymbol(declaration)).Any(b => b.ToDisplayString() == "System.IO.Stream")),
        new("No Parse of the platform",
            "class C { int M(string a) { return int.Parse(a); } }",
            "class C { int M(string a) { return Parse(a); } int Parse(string a) { return a.Length; } }",
            (model, node) => node is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Parse" or "TryParse" } method
                && method.ContainingNamespace.ToDisplayString().StartsWith("System", System.StringComparison.Ordinal)),
        new("No indexing of a string in a loop",
            "class C { int M(string a) { int n = 0; for (int i = 0; i < 9; i++) n += a[i]; return n; } }",
            "class C { int M(string a, byte[] b) { int n = a[0]; for (int i = 0; i < 9; i++) n += b[i]; return n; } }",
            (model, node) => node is ElementAccessExpressionSyntax access && IsString(model, access.Expression) && IsInLoop(node)),
        new("No enum becomes a string: nanoFramework prints its number",
            "enum E { A } class C { string M(E a) { return \"is \" + a; } }",
            "enum E { A } class C { string M(E a) { return \"is \" + (int)a; } }",
            (model, node) => (node is BinaryExpressionSyntax sum && IsString(model, sum) && (IsEnum(model, sum.Left) || IsEnum(model, sum.Right)))
                || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } member } && IsEnum(model, member.Expression))),
        new("No ?. that gives a nullable value",
            "class C { void M(string a) { var n = a?.Length; } }",
            "class C { void M(C a) { a?.M(a); } }",
            (model, node) => node is ConditionalAccessExpressionSyntax && model.GetTypeInfo(node).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T),
        new("No generic method is called, not even without its <>",
            "class C { int[] M() { int[] a = new int[1]; System.Array.Resize(ref a, 2); return a; } }",
            "class C { void M(int[] a) { System.Array.Copy(a, 0, a, 0, 1); } }",
            (model, node) => node is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsGenericMethod: true }),
    ];

    private static bool IsString(SemanticModel model, ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    private static bool IsEnum(SemanticModel model, ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.TypeKind == TypeKind.Enum;

    private static bool IsInLoop(SyntaxNode node) => node.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
        .Any(a => a is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? each = type?.BaseType; each != null; each = each.BaseType) yield return each;
    }
}
