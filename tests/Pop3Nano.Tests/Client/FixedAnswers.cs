using System;
using System.Reflection;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Client;

/// <summary>A mock as a library would make one: seven messages, whoever asks.</summary>
public class FixedAnswers : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType == typeof(Task<int>) ? Task.FromResult(7) : throw new NotSupportedException(targetMethod.Name);
}
