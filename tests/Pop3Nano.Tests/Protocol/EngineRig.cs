using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Tests.Protocol;

/// <summary>An engine with its buffers, and the two ends of its wire.</summary>
internal sealed class EngineRig
{
    public EngineRig(int send = 512, int receive = 512, int commands = 8, int octets = 256)
    {
        Send = new byte[send];
        Receive = new byte[receive];
        Engine = new Pop3Engine(Send, Receive, commands, octets);
    }

    public byte[] Send { get; }

    public byte[] Receive { get; }

    public Pop3Engine Engine { get; }

    public string Queued => Encoding.UTF8.GetString(Send, Engine.SendStart, Engine.SendLength);

    public static EngineRig Greeted(int send = 512, int receive = 512, int commands = 8, int octets = 256)
    {
        var rig = new EngineRig(send, receive, commands, octets);
        rig.Hear("+OK ready\r\n");
        return rig;
    }

    public static EngineRig LoggedIn(int send = 512, int receive = 512, int commands = 8, int octets = 256)
    {
        EngineRig rig = Greeted(send, receive, commands, octets);
        rig.Engine.WriteUser("a", 0);
        rig.Engine.WritePass("b", 0);
        rig.Say();
        rig.Hear("+OK\r\n+OK\r\n");
        return rig;
    }

    /// <summary>Sends what is queued.</summary>
    public string Say()
    {
        string text = Queued;
        Engine.Sent(Engine.SendLength);
        return text;
    }

    /// <summary>Takes octets in and returns the events that come of them.</summary>
    public List<Pop3Event> Hear(string octets)
    {
        var events = new List<Pop3Event>();
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(octets);
        while (true)
        {
            Pop3Event found = Engine.Next();
            if (found != Pop3Event.NeedOctets) events.Add(found);
            if (found is Pop3Event.Broken or Pop3Event.Closed) return events;
            if (found != Pop3Event.NeedOctets) continue;
            if (rest.Length == 0) return events;
            Engine.GetReceiveSpace(out int start, out int length);
            int count = Math.Min(length, rest.Length);
            rest[..count].CopyTo(Receive.AsSpan(start));
            rest = rest[count..];
            Engine.Received(count);
        }
    }
}
