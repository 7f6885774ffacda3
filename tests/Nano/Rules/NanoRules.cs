using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Rules;

/// <summary>What makes the loader crash, the metadata processor refuse or the interpreter lie.</summary>
internal static class NanoRules
{
    // The assemblies of the packages that nf/Pop3Nano/packages.config names, and our own that others build on.
    private static readonly string[] Platform =
    [
        "mscorlib", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "nanoFramework.System.Security.Cryptography",
        "nanoFramework.System.Text", "System.IO.Streams", "System.Net", "System.Threading", "Pop3Nano", "Pop3Nano.Mime",
    ];

    private static readonly Code[] Unsafe = [Code.Calli, Code.Localloc, Code.Cpblk, Code.Initblk, Code.Arglist, Code.Mkrefany, Code.Refanyval, Code.Refanytype, Code.Jmp];

    public static IReadOnlyList<NanoRule> All { get; } =
    [
        new("No generic types", GenericTypes, "class G<T> { } class C { object M() => new G<int>(); }"),
        new("No generic methods", GenericMethods, "class C { void G<T>() { } void M() => G<int>(); }"),
        new("No arrays of more than one dimension", m => Mentioned(m, t => t is ArrayType { Rank: > 1 }), "class C { int[,] M() => new int[2, 2]; }"),
        new("No pointers", m => Mentioned(m, t => t is PointerType or FunctionPointerType), "unsafe class C { int M(byte* p) => *p; }"),
        new("No unsafe instructions", m => Instructions(m, i => Unsafe.Contains(i.OpCode.Code)), "unsafe class C { int M() { int* p = stackalloc int[3]; return p[1]; } }"),
        new("No calls through pointers", m => Instructions(m, i => i.OpCode.Code == Code.Calli), "unsafe class C { int M(delegate*<int> f) => f(); }"),
        new("No checked arithmetic", m => Instructions(m, i => i.OpCode.Name.Contains(".ovf", StringComparison.Ordinal)), "class C { int M(int a) => checked(a + 1); }"),
        new("No in parameters on virtual methods", InOnVirtual, "class C { public virtual int M(in long a) => 1; }"),
        new("No default interface methods", DefaultMethods, "interface I { int M() => 1; }"),
        new("No static constructor reads another type's statics", StaticReads.Offenders, "class A { public static int[] X = { 1 }; } class B { static int Y = A.X[0]; }"),
        new("No static constructor reads another type's statics through a method", StaticReads.Offenders,
            "class A { public static int[] X = { 1 }; public static int Z() => X[0]; } class B { static int Y = A.Z(); }"),
        new("No attributes", Attributes, "class C { [System.Obsolete] void M() { } }"),
        new("No other assemblies", m => m.AssemblyReferences.Select(r => r.Name).Except(Platform), "class C { object M() => new object(); }"),
        new("No string indexing", m => Instructions(m, i => i.Operand is MethodReference { FullName: "System.Char System.String::get_Chars(System.Int32)" }),
            "class C { int M(string s) { int n = 0; foreach (char c in s) n += c; return n; } }"),
        new("No structs", Structs, "struct S { int a; }"),
    ];

    public static NanoRule Named(string name) => All.Single(rule => rule.Name == name);

    private static IEnumerable<string> GenericTypes(ModuleDefinition module) =>
        module.GetTypes().Where(t => t.HasGenericParameters).Select(t => t.FullName).Concat(Mentioned(module, t => t is GenericInstanceType));

    private static IEnumerable<string> GenericMethods(ModuleDefinition module) =>
        Mentions.Methods(module).Where(m => m.HasGenericParameters).Select(m => m.FullName)
            .Concat(Instructions(module, i => i.Operand is GenericInstanceMethod));

    private static IEnumerable<string> InOnVirtual(ModuleDefinition module) =>
        Mentions.Methods(module).Where(m => m.IsVirtual && m.Parameters.Any(p => p.IsIn || p.ParameterType is RequiredModifierType)).Select(m => m.FullName);

    private static IEnumerable<string> DefaultMethods(ModuleDefinition module) =>
        module.GetTypes().Where(t => t.IsInterface).SelectMany(t => t.Methods).Where(m => !m.IsAbstract).Select(m => m.FullName);

    // "<PrivateImplementationDetails>" holds the initial values of arrays as nested structs that nobody instantiates.
    private static IEnumerable<string> Structs(ModuleDefinition module) =>
        module.GetTypes().Where(t => t.IsValueType && !t.IsEnum && t.DeclaringType?.Name != "<PrivateImplementationDetails>").Select(t => t.FullName);

    private static IEnumerable<string> Attributes(ModuleDefinition module)
    {
        IEnumerable<(string Name, ICustomAttributeProvider On)> places = module.GetTypes().SelectMany(type =>
            type.Fields.Select(f => (f.FullName, (ICustomAttributeProvider)f))
                .Concat(type.Properties.Select(p => (p.FullName, (ICustomAttributeProvider)p)))
                .Concat(type.Events.Select(e => (e.FullName, (ICustomAttributeProvider)e)))
                .Concat(type.Methods.Select(m => (m.FullName, (ICustomAttributeProvider)m)))
                .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => (m.FullName, (ICustomAttributeProvider)p))))
                .Append((type.FullName, (ICustomAttributeProvider)type)));
        return places.Append(("the assembly", module.Assembly)).Append(("the module", module))
            .SelectMany(place => place.On.CustomAttributes.Select(a => $"{place.Name}: {a.AttributeType.FullName}"));
    }

    private static IEnumerable<string> Mentioned(ModuleDefinition module, Func<TypeReference, bool> forbidden) =>
        Mentions.Types(module).Where(use => Layers(use.Type).Any(forbidden)).Select(use => $"{use.Where}: {use.Type.FullName}");

    private static IEnumerable<TypeReference> Layers(TypeReference type)
    {
        for (TypeReference? layer = type; layer != null; layer = (layer as TypeSpecification)?.ElementType) yield return layer;
    }

    private static IEnumerable<string> Instructions(ModuleDefinition module, Func<Instruction, bool> forbidden) =>
        Mentions.Instructions(module).Where(use => forbidden(use.At)).Select(use => $"{use.Method.FullName}: {use.At}");
}
