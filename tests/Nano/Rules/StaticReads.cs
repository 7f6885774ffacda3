using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Rules;

/// <summary>
/// Static constructors run before Main, in the alphabetical order of their types: one that reads another type's statics may find them
/// empty. What they call is followed; of the platform they may call only what is known to read none.
/// </summary>
internal static class StaticReads
{
    private static readonly string[] Harmless =
    [
        "System.Runtime.CompilerServices.RuntimeHelpers::InitializeArray", // native
        "System.Text.UTF8Encoding::.ctor", // empty
        "System.Object::.ctor",
    ];

    public static IEnumerable<string> Offenders(ModuleDefinition module) =>
        Mentions.Methods(module).Where(m => m.IsConstructor && m.IsStatic).SelectMany(constructor => Read(constructor, constructor, []));

    private static List<string> Read(MethodDefinition constructor, MethodDefinition method, HashSet<MethodDefinition> seen)
    {
        var found = new List<string>();
        if (!method.HasBody || !seen.Add(method)) return found;
        foreach (Instruction at in method.Body.Instructions)
        {
            if (at.OpCode.Code is Code.Ldsfld or Code.Ldsflda && ((FieldReference)at.Operand).DeclaringType.FullName != constructor.DeclaringType.FullName)
            {
                found.Add($"{constructor.DeclaringType.FullName} reads {at.Operand}");
            }
            else if (at.Operand is MethodReference called)
            {
                if (called.Module == method.Module && method.Module.GetType(called.DeclaringType.FullName) != null) found.AddRange(Read(constructor, called.Resolve(), seen));
                else if (!Harmless.Contains($"{called.DeclaringType.FullName}::{called.Name}")) found.Add($"{constructor.DeclaringType.FullName} calls {called.FullName}");
            }
        }
        return found.Distinct().ToList();
    }
}
