using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Pop3Nano.Soak;

/// <summary>
/// What can be reached from some objects at one moment: how many others, and how long their arrays are. The heap as a whole also has what the runtime
/// keeps for itself, such as its pools of arrays; this is the same at each run, octet for octet.
/// </summary>
internal sealed class Holdings
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _due = [];
    private long _length;

    public Holdings(params object[] roots)
    {
        foreach (object root in roots) Add(root);
        while (_due.TryDequeue(out object? next)) Look(next);
    }

    public override string ToString() => FormattableString.Invariant($"{_seen.Count} objects, {_length} elements of arrays");

    /// <summary>These hold no more than those did, but for some small things.</summary>
    public void ProveNoMoreThan(Holdings before)
    {
        Assert.True(_seen.Count <= before._seen.Count + 20 && _length <= before._length + 2000, $"{this}; before: {before}");
    }

    // The runtime's own descriptions of types and code lead everywhere.
    private void Add(object? value)
    {
        if (value is null or string or Type or MemberInfo or Assembly or Pointer || value.GetType().IsPrimitive) return;
        if (value is ValueType || _seen.Add(value)) _due.Enqueue(value);
    }

    private void Look(object value)
    {
        if (value is Array array)
        {
            _length += array.LongLength;
            if (array.GetType().GetElementType()!.IsPrimitive) return;
            foreach (object? element in array) Add(element);
            return;
        }
        for (Type? type = value.GetType(); type != null; type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(Own).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer)) Add(field.GetValue(value));
        }
    }
}
