using System.Collections.Generic;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Tests.Protocol;

/// <summary>Events as a transcript spells them. Slices of a message are joined: how many there are is an accident of chunking.</summary>
internal sealed class EventLog
{
    private readonly List<byte> _octets = [];

    public List<string> Lines { get; } = [];

    public void Add(Pop3Event found, Pop3Engine engine, byte[] receive)
    {
        if (found == Pop3Event.Octets)
        {
            _octets.AddRange(receive[engine.TextStart..(engine.TextStart + engine.TextLength)]);
            return;
        }
        Flush();
        Lines.Add(Spell(found, engine, receive).TrimEnd().Replace("  ", " ", System.StringComparison.Ordinal));
    }

    public void Flush()
    {
        if (_octets.Count > 0) Lines.Add($"Octets \"{Text.Escape(_octets.ToArray())}\"");
        _octets.Clear();
    }

    private static string Spell(Pop3Event found, Pop3Engine engine, byte[] receive)
    {
        string text = Encoding.UTF8.GetString(receive, engine.TextStart, engine.TextLength);
        string keyword = Pop3Names.Of(engine.Command);
        string code = engine.ResponseCode == Pop3ResponseCode.None ? "" : $"<{engine.ResponseCode}> ";
        return found switch
        {
            Pop3Event.Greeting => "Greeting " + text,
            Pop3Event.Ok => $"Ok {keyword} {code}{(engine.HasBody ? text : Fields(engine, text))}",
            Pop3Event.Err => $"Err {keyword} {code}{text}",
            Pop3Event.Challenge => "Challenge " + text,
            Pop3Event.Line => $"Line {Fields(engine, text)}",
            Pop3Event.Closed => "Closed " + keyword,
            Pop3Event.Broken => "Broken " + engine.Fault,
            _ => found.ToString(),
        };
    }

    private static string Fields(Pop3Engine engine, string text) => engine.Command switch
    {
        Pop3Command.Stat => $"count={engine.Count} size={engine.Size}",
        Pop3Command.List => $"msg={engine.Message} size={engine.Size}",
        Pop3Command.Uidl => $"msg={engine.Message} unique-id={text}",
        Pop3Command.Capa => $"{engine.Capability} {text}",
        _ => text,
    };
}
