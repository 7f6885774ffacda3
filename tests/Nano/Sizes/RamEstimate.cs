using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Mono.Cecil;
using Pop3Nano.Nano.Building;

namespace Pop3Nano.Nano.Sizes;

/// <summary>
/// How much of a device's heap objects take: they are made here, by the .NET build, and followed through all their fields; the fields that count are those of
/// the device's build. 12 octets for an object and for each field; an array 20 and its elements, a string 13 and its octets, both rounded up to 12.
/// </summary>
internal sealed class RamEstimate
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly SortedDictionary<string, int> _rows = new(StringComparer.Ordinal);

    private RamEstimate()
    {
    }

    /// <summary>Octets by type.</summary>
    public IReadOnlyDictionary<string, int> Rows => _rows;

    public int Total => _rows.Values.Sum();

    /// <summary>All that can be reached from these, without what was there before.</summary>
    public static RamEstimate Of(IEnumerable<object> roots, IEnumerable<object> before)
    {
        var estimate = new RamEstimate();
        estimate._seen.UnionWith(before);
        foreach (object root in roots) estimate.Add(root);
        return estimate;
    }

    private void Add(object? found)
    {
        if (found is null or "" || !_seen.Add(found)) return;
        if (found is Array array) AddArray(array);
        else if (found is string text) Count("string", Rounded(13 + text.Length));
        else AddObject(found);
    }

    private void AddArray(Array array)
    {
        Type element = array.GetType().GetElementType()!;
        int size = Type.GetTypeCode(element) switch { TypeCode.Byte or TypeCode.Boolean => 1, TypeCode.Int16 or TypeCode.UInt16 => 2, TypeCode.Int64 => 8, _ => 4 };
        Count(element.Name + "[]", Rounded(20 + array.Length * size));
        if (!element.IsPrimitive) foreach (object? each in (IEnumerable)array) Add(each);
    }

    // A field that the device's build does not have is none of its objects.
    private void AddObject(object found)
    {
        Type type = found.GetType();
        int fields = 0;
        for (Type? part = type; part != null && part != typeof(object); part = part.BaseType)
        {
            TypeDefinition? there = NanoAssembly.Modules.Select(m => m.GetType(part.FullName)).FirstOrDefault(t => t != null);
            if (there == null) throw new InvalidOperationException($"A device has no {part.FullName}.");
            foreach (FieldDefinition field in there.Fields.Where(f => !f.IsStatic))
            {
                fields++;
                FieldInfo? here = part.GetField(field.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
                if (here is { FieldType: { IsPrimitive: false, IsEnum: false } }) Add(here.GetValue(found));
            }
        }
        Count(type.Name, 12 * (1 + fields));
    }

    private void Count(string type, int octets) => _rows[type] = _rows.GetValueOrDefault(type) + octets;

    private static int Rounded(int octets) => (octets + 11) / 12 * 12;
}
