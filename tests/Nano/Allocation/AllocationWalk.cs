using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Allocation;

/// <summary>
/// Follows what runs from some methods on and names what takes heap on the device: objects, arrays, boxes, string literals, structs of any
/// kind (each copy is an object there), and calls to the platform that nobody has reviewed. A virtual call is followed into every override.
/// </summary>
internal sealed class AllocationWalk(IReadOnlyCollection<ModuleDefinition> modules, ISet<string> platform)
{
    private readonly Dictionary<MethodDefinition, string> _reached = [];
    private readonly Queue<MethodDefinition> _waiting = [];
    private readonly List<string> _offenders = [];
    private readonly SortedSet<string> _calls = new(StringComparer.Ordinal);

    /// <summary>What took heap, each with the way that led there.</summary>
    public IReadOnlyList<string> Offenders => _offenders;

    /// <summary>The platform's methods that were called.</summary>
    public IReadOnlyCollection<string> PlatformCalls => _calls;

    /// <summary>How many methods were looked at.</summary>
    public int Methods => _reached.Count;

    public void From(IEnumerable<MethodDefinition> roots)
    {
        foreach (MethodDefinition root in roots) Reached(root, Short(root));
        while (_waiting.TryDequeue(out MethodDefinition? method)) Look(method);
    }

    private static string Short(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    private void Reached(MethodDefinition method, string way)
    {
        if (method.DeclaringType.FullName == "Pop3Nano.Fail") Offend(way, "calls Fail outside a throw");
        else if (_reached.TryAdd(method, way) && method.HasBody) _waiting.Enqueue(method);
    }

    private void Look(MethodDefinition method)
    {
        string way = _reached[method];
        foreach (TypeReference type in method.Body.Variables.Select(v => v.VariableType).Concat(method.Parameters.Select(p => p.ParameterType)).Append(method.ReturnType))
        {
            if (IsStruct(type)) Offend(way, $"holds the struct {type.FullName}");
        }
        foreach (Instruction at in Reach.Followed(method.Body))
        {
            if (Takes(at)) Offend(way, at.ToString());
            else if (at.Operand is MethodReference called) Call(called, at.OpCode.Code == Code.Callvirt, way);
        }
    }

    private void Call(MethodReference called, bool isVirtual, string way)
    {
        if (called.DeclaringType is not TypeSpecification && Own(called.DeclaringType) != null)
        {
            MethodDefinition target = called.Resolve();
            Reached(target, $"{way} > {Short(target)}");
            if (isVirtual && target.IsVirtual)
            {
                foreach (MethodDefinition other in Overrides(target)) Reached(other, $"{way} > {Short(other)}");
            }
            return;
        }
        string name = $"{called.DeclaringType.FullName}::{called.Name}";
        _calls.Add(name);
        if (!platform.Contains(name)) Offend(way, $"calls {called.FullName}");
    }

    private TypeDefinition? Own(TypeReference type)
    {
        string home = type.Scope is AssemblyNameReference elsewhere ? elsewhere.Name : type.Module.Assembly.Name.Name;
        return modules.FirstOrDefault(module => module.Assembly.Name.Name == home)?.GetType(type.FullName);
    }

    private IEnumerable<MethodDefinition> Overrides(MethodDefinition target) =>
        from module in modules
        from type in module.GetTypes()
        where type != target.DeclaringType && Is(type, target.DeclaringType)
        from method in type.Methods
        where method.IsVirtual && method.Name == target.Name && method.Parameters.Select(p => p.ParameterType.FullName).SequenceEqual(target.Parameters.Select(p => p.ParameterType.FullName))
        select method;

    private bool Is(TypeDefinition type, TypeDefinition ancestor) =>
        type.Interfaces.Any(i => i.InterfaceType.FullName == ancestor.FullName)
        || (type.BaseType != null && (type.BaseType.FullName == ancestor.FullName || (Own(type.BaseType) is { } parent && Is(parent, ancestor))));

    private static bool Takes(Instruction at) => at.OpCode.Code switch
    {
        Code.Newobj or Code.Newarr or Code.Box or Code.Ldstr => true,
        Code.Ldobj or Code.Stobj or Code.Cpobj or Code.Initobj => IsStruct((TypeReference)at.Operand),
        Code.Ldfld or Code.Stfld or Code.Ldsfld or Code.Stsfld => IsStruct(((FieldReference)at.Operand).FieldType),
        _ => false,
    };

    private static bool IsStruct(TypeReference type) => type.IsValueType && !type.IsPrimitive && type.MetadataType != MetadataType.Void && type.Resolve() is not { IsEnum: true };

    private void Offend(string way, string what) => _offenders.Add($"{way}: {what}");
}
