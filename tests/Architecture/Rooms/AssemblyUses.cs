using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Pop3Nano.Architecture.Rooms;

/// <summary>Reads the IL of an assembly: every type of the library that a signature or a body names.</summary>
internal static class AssemblyUses
{
    public static IReadOnlyList<Use> Read(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        return module.GetTypes().SelectMany(OfType).Distinct().ToList();
    }

    private static IEnumerable<Use> OfType(TypeDefinition type)
    {
        IEnumerable<Use> uses = Uses(type, type.FullName, TypesOf(type));
        foreach (FieldDefinition field in type.Fields)
            uses = uses.Concat(Uses(type, Name(type, field), Attributes(field).Append(field.FieldType)));
        foreach (PropertyDefinition property in type.Properties)
            uses = uses.Concat(Uses(type, Name(type, property), Attributes(property).Append(property.PropertyType)));
        foreach (EventDefinition raised in type.Events)
            uses = uses.Concat(Uses(type, Name(type, raised), Attributes(raised).Append(raised.EventType)));
        foreach (MethodDefinition method in type.Methods)
            uses = uses.Concat(Uses(type, Name(type, method), TypesOf(method)));
        return uses;
    }

    private static IEnumerable<TypeReference> TypesOf(TypeDefinition type) => Attributes(type)
        .Concat(type.BaseType == null ? [] : [type.BaseType])
        .Concat(type.Interfaces.Select(i => i.InterfaceType))
        .Concat(type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));

    private static IEnumerable<TypeReference> TypesOf(MethodDefinition method)
    {
        IEnumerable<TypeReference> types = Attributes(method).Concat(Signature(method))
            .Concat(method.Parameters.SelectMany(Attributes)).Concat(Attributes(method.MethodReturnType))
            .Concat(method.Overrides.SelectMany(Named))
            .Concat(method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
        if (!method.HasBody) return types;
        return types
            .Concat(method.Body.Variables.Select(v => v.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(h => h.CatchType).OfType<TypeReference>())
            .Concat(method.Body.Instructions.SelectMany(i => Named(i.Operand)));
    }

    // What an instruction names. A call names the types of its signature too: whoever gets a value of a type knows the type.
    private static IEnumerable<TypeReference> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => generic.GenericArguments.Concat(Signature(generic)).Append(generic.DeclaringType),
        MethodReference method => Signature(method).Append(method.DeclaringType),
        CallSite site => Signature(site),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(IMethodSignature method) => method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider owner) => owner.CustomAttributes
        .SelectMany(a => a.ConstructorArguments.SelectMany(Argument).Append(a.AttributeType));

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) =>
        argument.Value is TypeReference named ? [argument.Type, named] : [argument.Type];

    private static IEnumerable<Use> Uses(TypeDefinition user, string member, IEnumerable<TypeReference> types) =>
        from type in types.SelectMany(Parts)
        let room = Room(type)
        where room == AllowedUses.Vocabulary || room.StartsWith(AllowedUses.Vocabulary + ".", StringComparison.Ordinal)
        select new Use(Room(user), member, room, type.FullName);

    // An array, a reference or a generic type is made of other types.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        FunctionPointerType function => Signature(function).SelectMany(Parts),
        TypeSpecification specified => Parts(specified.ElementType),
        _ => [type],
    };

    private static string Room(TypeReference type)
    {
        while (type.DeclaringType != null) type = type.DeclaringType;
        return type.Namespace;
    }

    private static string Name(TypeDefinition type, IMemberDefinition member) => type.FullName + "." + member.Name;
}
