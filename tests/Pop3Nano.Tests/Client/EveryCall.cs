using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;

namespace Pop3Nano.Tests.Client;

/// <summary>One of the client's methods that talk to the server, called by reflection with arguments that make sense: no overload is forgotten.</summary>
internal sealed class EveryCall(MethodInfo method)
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static IReadOnlyList<EveryCall> All { get; } = typeof(Pop3Client)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName).Select(m => new EveryCall(m)).OrderBy(c => c.ToString(), StringComparer.Ordinal).ToList();

    public string Name => method.Name;

    public bool IsAsync => method.Name.EndsWith("Async", StringComparison.Ordinal);

    public bool TakesConnection => Parameters.Any(p => p.ParameterType == typeof(IConnection));

    public ParameterInfo[] Parameters => method.GetParameters();

    /// <summary>Parameters that must not be null.</summary>
    public IEnumerable<ParameterInfo> References => Parameters.Where(p => !p.ParameterType.IsValueType && p.Name != "progress" && Nullability.Create(p).WriteState == NullabilityState.NotNull);

    public override string ToString() => $"{method.Name}({string.Join(", ", Parameters.Select(p => p.ParameterType.Name.Split('`')[0] + (p.ParameterType.IsGenericType ? "<" + p.ParameterType.GetGenericArguments()[0].Name + ">" : "")))})";

    /// <summary>Arguments for messages that are there.</summary>
    public object?[] Arguments(CallWorld world, IConnection? connection, CancellationToken token) => Parameters.Select(p => Argument(p, world, connection, token)).ToArray();

    /// <summary>The same with another value for one of them.</summary>
    public object?[] Arguments(CallWorld world, IConnection? connection, ParameterInfo other, object? value)
    {
        object?[] arguments = Arguments(world, connection, default);
        arguments[other.Position] = value;
        return arguments;
    }

    /// <summary>Calls, and waits for the end: of a task, or of all that comes out of a stream.</summary>
    public async Task<object?> Run(Pop3Client client, object?[] arguments)
    {
        // Blocking calls block a thread of their own, not the tests'.
        object? result = IsAsync ? Invoke(client, arguments) : await Task.Factory.StartNew(() => Invoke(client, arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        switch (result)
        {
            case Task task:
                await task;
                return task.GetType().GetProperty("Result")?.GetValue(task);
            case IAsyncEnumerable<Pop3MessageInfo> infos: return await Drain(infos);
            case IAsyncEnumerable<MailMessage> messages: return await Drain(messages);
            default: return result;
        }
    }

    private object? Invoke(Pop3Client client, object?[] arguments) => method.Invoke(client, BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);

    private static async Task<int> Drain<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T item in items) count++;
        return count;
    }

    private static object? Argument(ParameterInfo parameter, CallWorld world, IConnection? connection, CancellationToken token)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(IConnection)) return connection;
        if (type == typeof(CancellationToken)) return token;
        if (type == typeof(int)) return parameter.Name == "sleep" ? 0 : 1;
        if (type == typeof(bool)) return false;
        if (type == typeof(string)) return parameter.Name == "fileName" ? Path.Combine(world.Folder, "message.eml") : world.UniqueIds[0];
        if (type == typeof(IEnumerable<int>)) return new[] { 1, 2 };
        if (type == typeof(IEnumerable<string>)) return world.UniqueIds.Take(2).ToArray();
        if (type == typeof(IEnumerable<Pop3MessageInfo>)) return world.Infos();
        if (type == typeof(Stream)) return new MemoryStream();
        if (type == typeof(Pop3ListFields)) return Pop3ListFields.Main;
        if (type == typeof(IProgress<long>)) return new Progress<long>();
        if (type == typeof(IProgress<Pop3Progress>)) return new Progress<Pop3Progress>();
        return Activator.CreateInstance(type, "('Subject' Contains 'message')"); // a query
    }
}
