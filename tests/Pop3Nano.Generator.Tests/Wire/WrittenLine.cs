using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Pop3Nano.Protocol;
using Xunit;

namespace Pop3Nano.Generator.Tests.Wire;

/// <summary>An engine in a state, on which one emitted writer is called by its name.</summary>
internal sealed class WrittenLine : Pop3Trace
{
    private readonly byte[] _send = new byte[512];
    private readonly byte[] _receive = new byte[512];

    public WrittenLine(char state)
    {
        Engine = new Pop3Engine(_send, _receive, 8, 1024);
        Hear("+OK ready\r\n", Pop3Event.Greeting);
        if (state == 'T')
        {
            Assert.True(Engine.WritePass("secret", 0));
            Engine.Sent(Engine.SendLength);
            Hear("+OK\r\n", Pop3Event.Ok);
        }
        Assert.Equal(state == 'T' ? Pop3State.Transaction : Pop3State.Authorization, Engine.State);
        Shown = "";
        Engine.TraceTo(this);
    }

    public Pop3Engine Engine { get; }

    public string Queued => Encoding.UTF8.GetString(_send, Engine.SendStart, Engine.SendLength);

    public string Shown { get; private set; }

    /// <summary>Calls the writer with these arguments and a tag; octets stand for themselves, their start and their length.</summary>
    public bool Write(string method, IEnumerable<object> arguments)
    {
        object[] values = [.. arguments.SelectMany(a => a is byte[] octets ? new object[] { octets, 0, octets.Length } : [a]), 99];
        MethodInfo? writer = typeof(Pop3Engine).GetMethod(method, [.. values.Select(v => v.GetType())]);
        Assert.True(writer != null, $"Pop3Engine has no {method}({string.Join(", ", values.Select(v => v.GetType().Name))}).");
        return (bool)writer.Invoke(Engine, values)!;
    }

    public void Hear(string text, Pop3Event expected)
    {
        Engine.GetReceiveSpace(out int start, out _);
        Engine.Received(Encoding.ASCII.GetBytes(text, 0, text.Length, _receive, start));
        Assert.Equal(expected, Engine.Next());
    }

    public override void Command(byte[] octets, int start, int visible, int length) => Shown += Encoding.UTF8.GetString(octets, start, visible);

    public override void Reply(byte[] octets, int start, int length)
    {
    }

    public override void Message(long octets)
    {
    }
}
