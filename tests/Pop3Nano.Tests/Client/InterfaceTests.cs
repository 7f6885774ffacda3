using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>IPop3Client: everything that the client does can be mocked.</summary>
public class InterfaceTests
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;

    [Fact]
    public void The_interface_has_every_member_of_the_client()
    {
        IEnumerable<string> own = typeof(Pop3Client).GetMembers(Instance).Where(m => m.DeclaringType != typeof(object) && m.MemberType != MemberTypes.Constructor).Select(Text);
        IEnumerable<string> offered = typeof(IPop3Client).GetMembers().Concat(typeof(IPop3Client).GetInterfaces().SelectMany(i => i.GetMembers())).Select(Text);
        Assert.Empty(own.Except(offered).Concat(offered.Except(own)));
    }

    [Fact]
    public async Task Code_that_takes_the_interface_runs_against_a_mock_and_against_a_server()
    {
        IPop3Client mock = DispatchProxy.Create<IPop3Client, FixedAnswers>();
        Assert.Equal("7 messages", await Report(mock));
        using var bench = new ClientBench(messages: 3);
        await using IPop3Client client = bench.NewClient();
        Assert.Equal("3 messages", await Report(client));

        static async Task<string> Report(IPop3Client client) => $"{await client.GetMessageCountAsync()} messages";
    }

    private static string Text(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{property.PropertyType} {property.Name} {property.GetMethod is { IsPublic: true }} {property.SetMethod is { IsPublic: true }}",
        EventInfo happening => $"event {happening.EventHandlerType} {happening.Name}",
        MethodInfo method => $"{method.ReturnType} {method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}{(p.IsOptional ? " = default" : "")}"))})",
        _ => member.ToString()!,
    };
}
