using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pop3Nano.Architecture.Rules;

/// <summary>Static constructors run in alphabetical order on nanoFramework, so no static may need one.</summary>
internal static class StaticRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new("A static field is const or a private read-only array of constant numbers",
            "class C { private static readonly int[] _x = new int[9]; }",
            "class C { private const int N = 1; private static readonly byte[] X = { 1, N }; }",
            (model, node) => node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsTable(model, field)),
        new("No static property or event holds something",
            "class C { static int P { get; set; } }",
            "class C { static int P { get { return 1; } } }",
            (_, node) => node is EventFieldDeclarationSyntax holder && holder.Modifiers.Any(SyntaxKind.StaticKeyword)
                || node is PropertyDeclarationSyntax property && property.Modifiers.Any(SyntaxKind.StaticKeyword) && IsAuto(property)),
        new("No static constructor",
            "class C { static C() { } }",
            "class C { public C() { } }",
            (_, node) => node is ConstructorDeclarationSyntax constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword)),
    ];

    private static bool IsTable(SemanticModel model, FieldDeclarationSyntax field)
    {
        bool isPrivate = !field.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
        return isPrivate && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
            && field.Declaration.Type is ArrayTypeSyntax { ElementType: PredefinedTypeSyntax element } && !element.Keyword.IsKind(SyntaxKind.StringKeyword)
            && field.Declaration.Variables.All(v => Elements(v.Initializer?.Value).Count > 0 && Elements(v.Initializer?.Value).All(e => model.GetConstantValue(e).HasValue));
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Elements(ExpressionSyntax? value) => value switch
    {
        InitializerExpressionSyntax list => list.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        _ => [],
    };

    private static bool IsAuto(PropertyDeclarationSyntax property) => property.Initializer != null
        || (property.AccessorList != null && property.AccessorList.Accessors.All(a => a.Body == null && a.ExpressionBody == null));
}
