using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
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

    [Fact]
    public void Whatever_its_members_answer_or_raise_can_be_made_by_a_mock()
    {
        Type[] ours = [.. typeof(IPop3Client).GetMethods().Select(m => m.ReturnType).Concat(typeof(IPop3Client).GetEvents().Select(e => e.EventHandlerType!))
            .SelectMany(type => type.GetGenericArguments().Prepend(type)).SelectMany(type => type.GetGenericArguments().Prepend(type))
            .Where(type => type.Assembly == typeof(IPop3Client).Assembly && type.IsClass).Distinct()];
        Assert.Contains(typeof(Pop3MessageInfo), ours);
        Assert.Contains(typeof(DeletesNotCommittedEventArgs), ours);
        Assert.DoesNotContain(ours, type => type.GetConstructors().Length == 0 && !type.GetMethods().Any(m => m.IsStatic && m.ReturnType == type));
    }

    [Fact]
    public void What_a_mock_makes_reads_like_what_a_client_answers()
    {
        var header = new HeaderCollection("Subject: one\r\n\r\n"u8.ToArray());
        var refusal = new Pop3CommandException(Pop3Command.Retr, "no such message", Pop3ResponseCode.None);
        using MailMessage mail = MailMessage.Load("Subject: one\r\n\r\nwords\r\n"u8.ToArray());

        var listed = new Pop3MessageInfo(1, "a", 120);
        Assert.Equal((1, "a", 120L, false, null), (listed.SequenceNumber, listed.UniqueId, listed.Size, listed.HasHeaders, listed.Error));
        Assert.Equal(("one", true), (new Pop3MessageInfo(1, "a", 120, header).Subject, new Pop3MessageInfo(1, "a", 120, header).HasHeaders));
        Assert.Same(refusal, new Pop3MessageInfo(1, "a", 120, error: refusal).Error);
        Assert.Equal((2, 500L), (new Pop3MailboxInfo(2, 500).MessageCount, new Pop3MailboxInfo(2, 500).OccupiedSize));
        Assert.Equal((true, false), (new Pop3FetchResult(1, "", mail, null).Succeeded, new Pop3FetchResult(1, "", null, refusal).Succeeded));
        Assert.Equal((true, false), (new Pop3DeleteResult(1, null).Succeeded, new Pop3DeleteResult(1, refusal).Succeeded));
    }

    [Fact]
    public void What_no_client_would_answer_is_refused()
    {
        using MailMessage mail = MailMessage.Load("\r\n"u8.ToArray());
        Assert.Throws<ArgumentException>(() => new Pop3FetchResult(1, "", null, null));
        Assert.Throws<ArgumentException>(() => new Pop3FetchResult(1, "", mail, new TimeoutException()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3FetchResult(-1, "", mail, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3DeleteResult(-1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3MailboxInfo(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pop3MessageInfo(-1, "", 0));
        Assert.Throws<ArgumentNullException>(() => new Pop3MessageInfo(1, null!, 0));
        Assert.Throws<ArgumentNullException>(() => new ConnectionEventArgs(null!));
        Assert.Throws<ArgumentNullException>(() => new DeletesNotCommittedEventArgs(null!, ""));
        Assert.Throws<ArgumentNullException>(() => new BindIPEndPointEventArgs(null!));
    }

    private static string Text(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{property.PropertyType} {property.Name} {property.GetMethod is { IsPublic: true }} {property.SetMethod is { IsPublic: true }}",
        EventInfo happening => $"event {happening.EventHandlerType} {happening.Name}",
        MethodInfo method => $"{method.ReturnType} {method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}{(p.IsOptional ? " = default" : "")}"))})",
        _ => member.ToString()!,
    };
}
