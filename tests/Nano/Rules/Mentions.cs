using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Rules;

/// <summary>Every type that an assembly mentions, with the place that mentions it.</summary>
internal static class Mentions
{
    public static IEnumerable<MethodDefinition> Methods(ModuleDefinition module) => module.GetTypes().SelectMany(type => type.Methods);

    public static IEnumerable<(MethodDefinition Method, Instruction At)> Instructions(ModuleDefinition module) =>
        from method in Methods(module) where method.HasBody from at in method.Body.Instructions select (method, at);

    public static IEnumerable<(string Where, TypeReference Type)> Types(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes())
        {
            if (type.BaseType != null) yield return (type.FullName, type.BaseType);
            foreach (InterfaceImplementation implemented in type.Interfaces) yield return (type.FullName, implemented.InterfaceType);
            foreach (FieldDefinition field in type.Fields) yield return (field.FullName, field.FieldType);
            foreach (MethodDefinition method in type.Methods)
            {
                foreach (TypeReference mentioned in InMethod(method)) yield return (method.FullName, mentioned);
            }
        }
    }

    private static IEnumerable<TypeReference> InMethod(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature = Signature(method);
        if (!method.HasBody) return signature;
        return signature.Concat(method.Body.Variables.Select(v => v.VariableType)).Concat(method.Body.Instructions.SelectMany(i => InOperand(i.Operand)));
    }

    private static IEnumerable<TypeReference> InOperand(object operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.FieldType, field.DeclaringType],
        GenericInstanceMethod method => method.GenericArguments.Concat(Signature(method)).Append(method.DeclaringType).Append(new GenericInstanceType(method.DeclaringType)),
        MethodReference method => Signature(method).Append(method.DeclaringType),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) => method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
}
