using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pop3Nano.Architecture.PublicApi;

/// <summary>What an assembly offers, a line for each type and member, in the order of their names.</summary>
internal static class ApiText
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: TypeFormat.TypeQualificationStyle,
        genericsOptions: TypeFormat.GenericsOptions,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: TypeFormat.MiscellaneousOptions);

    /// <summary>The text for an assembly that was built.</summary>
    public static string Of(string path)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("Pop3Nano", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.GetDirectoryName(path)!, "Pop3Nano*.dll")) // Testing uses types of its neighbour, if any
            .Select(file => MetadataReference.CreateFromFile(file));
        CSharpCompilation compilation = CSharpCompilation.Create("api", references: references);
        IAssemblySymbol assembly = compilation.SourceModule.ReferencedAssemblySymbols.Single(a => a.Name == Path.GetFileNameWithoutExtension(path));
        IEnumerable<string> lines = Types(assembly.GlobalNamespace).SelectMany(Lines).Order(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol within) => within.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? IsOffered(type) ? Types(type).Prepend(type) : [] : Types(member));

    private static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        IEnumerable<string> bases = new[] { type.BaseType }.Concat(type.Interfaces).OfType<INamedTypeSymbol>()
            .Where(t => t.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum)).Select(t => t.ToDisplayString(TypeFormat));
        string kind = (type.IsStatic ? "static " : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract " : type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed " : "")
            + (type.IsReadOnly ? "readonly " : "") + type.TypeKind.ToString().ToLowerInvariant();
        string own = type.ToDisplayString(TypeFormat) + " : " + string.Join(", ", bases.Prepend(kind));
        return type.GetMembers().Where(member => member is not INamedTypeSymbol && IsOffered(member) && !IsImplied(member)).Select(Line).Prepend(own);
    }

    private static string Line(ISymbol member)
    {
        if (member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value)
            return string.Create(CultureInfo.InvariantCulture, $"{value.ContainingType.ToDisplayString(TypeFormat)}.{value.Name} = {value.ConstantValue}");
        string result = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "",
            IMethodSymbol method => " -> " + method.ReturnType.ToDisplayString(TypeFormat),
            IPropertySymbol property => " -> " + property.Type.ToDisplayString(TypeFormat),
            IEventSymbol happening => " -> event " + happening.Type.ToDisplayString(TypeFormat),
            IFieldSymbol field => " -> " + field.Type.ToDisplayString(TypeFormat),
            _ => "",
        };
        // The name first: what belongs together then stands together.
        string modifiers = string.Join(' ', member.ToDisplayString(MemberFormat).Split(' ').TakeWhile(word => IsModifier(word)));
        string text = member.ToDisplayString(MemberFormat)[modifiers.Length..].TrimStart();
        return text + result + (modifiers.Length > 0 ? " (" + modifiers + ")" : "");
    }

    private static bool IsModifier(string word) => word is "static" or "abstract" or "virtual" or "override" or "sealed" or "readonly" or "const" or "required";

    // An enumeration's constructor and an accessor are no members to anybody who reads.
    private static bool IsImplied(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Enum };

    private static bool IsOffered(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public
        || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && symbol.ContainingType is { IsSealed: false } owner && IsDerivable(owner));

    // A class whose constructors are all hidden has no heirs elsewhere.
    private static bool IsDerivable(INamedTypeSymbol type) => type.InstanceConstructors.Any(c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected);
}
