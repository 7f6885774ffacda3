using System;

namespace nanoFramework.TestFramework;

/// <summary>What the device's attribute of this name is on this computer.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class DataRowAttribute(params object[] methodParameters) : Attribute
{
    public object[] MethodParameters { get; } = methodParameters;
}
