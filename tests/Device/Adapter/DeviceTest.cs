using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using nanoFramework.TestFramework;

namespace Pop3Nano.DeviceTests;

/// <summary>One run of a device test: a method and the arguments of one row.</summary>
internal sealed record DeviceTest(MethodInfo Method, object[] Arguments)
{
    /// <summary>All of an assembly, as the device's launcher finds them: of the classes with [TestClass] the methods with [TestMethod], once for each row.</summary>
    public static IEnumerable<DeviceTest> In(IEnumerable<Type> types) =>
        from type in types
        where type.IsDefined(typeof(TestClassAttribute))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(TestMethodAttribute))
        from row in Rows(method)
        select new DeviceTest(method, row);

    /// <summary>Runs it. Whatever it throws is thrown.</summary>
    public void Run() => Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, Arguments, CultureInfo.InvariantCulture);

    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}({string.Join(", ", Arguments.Select(a => a is string ? $"\"{a}\"" : a))})";

    private static object[][] Rows(MethodInfo method)
    {
        object[][] rows = method.GetCustomAttributes<DataRowAttribute>().Select(row => row.MethodParameters).ToArray();
        return rows.Length == 0 ? [[]] : rows;
    }
}
