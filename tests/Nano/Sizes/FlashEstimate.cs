using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Sizes;

/// <summary>
/// How large the .pe will be that the metadata processor makes of a .dll: the IL with tokens, long branches and switch targets of two octets;
/// 24 octets for a type, 16 for a method, 8 for a field that is no constant and for everything that is referred to; each name, literal and
/// signature once. What several namespaces name is counted where it comes first. The real file of this library is 1 % smaller: the code is exact,
/// and the runtime knows the commonest names by number. For the platform's own libraries the estimate is mostly 5 to 17 % high, for mscorlib 44 %.
/// </summary>
internal sealed class FlashEstimate
{
    /// <summary>Header, table directory and assembly references.</summary>
    public const int Fixed = 128 + 5 * 12;

    private readonly HashSet<string> _strings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private int _code;
    private int _tables;
    private int _texts;

    private FlashEstimate()
    {
    }

    /// <summary>A row for each namespace, in the order in which names are counted.</summary>
    public static IReadOnlyList<FlashRow> Of(ModuleDefinition module)
    {
        var estimate = new FlashEstimate();
        return module.GetTypes().Where(t => t.Name != "<Module>").GroupBy(Room)
            .OrderBy(room => Rank(room.Key)).ThenBy(room => room.Key, StringComparer.Ordinal)
            .Select(estimate.Row).ToList();
    }

    /// <summary>Every name and literal, once.</summary>
    public static IReadOnlyCollection<string> Strings(ModuleDefinition module)
    {
        var estimate = new FlashEstimate();
        foreach (TypeDefinition type in module.GetTypes()) estimate.Add(type);
        return estimate._strings;
    }

    // A device that only polls needs the lower rooms: they are counted first and pay for the names that they share.
    private static int Rank(string room) => room switch
    {
        "Pop3Nano.Protocol" => 0,
        "Pop3Nano" => 1,
        "Pop3Nano.Session" => 2,
        "Pop3Nano.Mime" => 3,
        _ => 4,
    };

    private static string Room(TypeDefinition type)
    {
        TypeDefinition outer = type;
        while (outer.DeclaringType != null) outer = outer.DeclaringType;
        return outer.Namespace.Length == 0 ? "initial values" : outer.Namespace;
    }

    private FlashRow Row(IGrouping<string, TypeDefinition> room)
    {
        _code = _tables = _texts = 0;
        foreach (TypeDefinition type in room) Add(type);
        return new FlashRow(room.Key, _code, _tables, _texts);
    }

    private void Add(TypeDefinition type)
    {
        _tables += 24;
        Name(type.Name);
        Name(type.Namespace);
        if (type.BaseType != null) Refer(type.BaseType, type.Module);
        foreach (InterfaceImplementation implemented in type.Interfaces) Refer(implemented.InterfaceType, type.Module);
        foreach (FieldDefinition field in type.Fields.Where(f => !f.HasConstant))
        {
            _tables += 8;
            Name(field.Name);
            Sign(field.FieldType.FullName, 2);
            if (field.InitialValue.Length > 0) _texts += field.InitialValue.Length + 2;
        }
        foreach (MethodDefinition method in type.Methods) Add(method);
    }

    private void Add(MethodDefinition method)
    {
        _tables += 16;
        Name(method.Name);
        Sign(method);
        if (!method.HasBody) return;
        if (method.Body.Variables.Count > 0)
        {
            Sign("locals " + string.Join(',', method.Body.Variables.Select(v => v.VariableType.FullName)), 1 + method.Body.Variables.Sum(v => Width(v.VariableType)));
        }
        foreach (Instruction at in method.Body.Instructions) Add(at, method.Module);
        int handlers = method.Body.ExceptionHandlers.Count;
        if (handlers > 0) _code += 1 + 12 * handlers;
    }

    private void Add(Instruction at, ModuleDefinition module)
    {
        _code += at.OpCode.Size + at.OpCode.OperandType switch
        {
            OperandType.InlineSwitch => 1 + 2 * ((Instruction[])at.Operand).Length,
            OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget => 2,
            _ => at.GetSize() - at.OpCode.Size,
        };
        if (at.Operand is string literal) Name(literal);
        else if (at.Operand is TypeReference type) Refer(type, module);
        else if (at.Operand is MemberReference member) Refer(member, module);
    }

    private void Refer(TypeReference type, ModuleDefinition module)
    {
        if (type is TypeDefinition || type.IsPrimitive || !_references.Add(type.FullName)) return;
        _tables += type is TypeSpecification ? 4 : 8;
        Name(type.Name);
        Name(type.Namespace);
        if (type.DeclaringType != null) Refer(type.DeclaringType, module);
    }

    private void Refer(MemberReference member, ModuleDefinition module)
    {
        if (member is IMemberDefinition || !_references.Add(member.FullName)) return;
        _tables += 8;
        Name(member.Name);
        Refer(member.DeclaringType, module);
        if (member is MethodReference method) Sign(method);
        else if (member is FieldReference field) Sign(field.FieldType.FullName, 2);
    }

    private void Name(string text)
    {
        if (_strings.Add(text)) _texts += Encoding.UTF8.GetByteCount(text) + 1;
    }

    private void Sign(MethodReference method) => Sign(
        $"{method.HasThis} {method.ReturnType.FullName} ({string.Join(',', method.Parameters.Select(p => p.ParameterType.FullName))})",
        2 + Width(method.ReturnType) + method.Parameters.Sum(p => Width(p.ParameterType)));

    private void Sign(string signature, int octets)
    {
        if (_signatures.Add(signature)) _texts += octets;
    }

    // One octet for what the runtime knows by number, three for what is named by a token, one more for each array or reference around it.
    private static int Width(TypeReference type) =>
        type is TypeSpecification around ? 1 + Width(around.ElementType)
        : type.IsPrimitive || type.MetadataType is MetadataType.String or MetadataType.Object or MetadataType.Void ? 1 : 3;
}
