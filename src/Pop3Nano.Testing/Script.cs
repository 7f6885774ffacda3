using System;
using System.Collections.Generic;

namespace Pop3Nano.Testing;

// Everything scripted on one server. Safe on any thread.
internal sealed class Script
{
    private readonly object _gate = new();
    private readonly List<Pop3ReplyScript> _replies = [];
    private readonly List<Pop3OutputScript> _outputs = [];
    private readonly Dictionary<string, Func<string, string>> _handlers = [];

    internal Pop3ReplyScript AddReply(string keyword, int occurrence, int connection)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(occurrence);
        ArgumentOutOfRangeException.ThrowIfNegative(connection);
        var script = new Pop3ReplyScript(keyword, occurrence, connection);
        lock (_gate) _replies.Add(script);
        return script;
    }

    internal Pop3OutputScript AddOutput(int connection)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(connection);
        var script = new Pop3OutputScript(connection);
        lock (_gate) _outputs.Add(script);
        return script;
    }

    internal void AddHandler(string keyword, Func<string, string> handler)
    {
        lock (_gate) _handlers[keyword] = handler;
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _replies.Clear();
            _outputs.Clear();
        }
    }

    // All scripts of a keyword count its occurrences; the newest that is meant wins.
    internal Pop3ReplyScript? Match(string keyword, int connection)
    {
        lock (_gate)
        {
            Pop3ReplyScript? found = null;
            foreach (Pop3ReplyScript script in _replies)
            {
                if (script.Matches(keyword, connection)) found = script;
            }
            return found;
        }
    }

    internal Pop3OutputScript? Output(int connection)
    {
        lock (_gate) return _outputs.FindLast(script => script.Holds(connection));
    }

    internal Func<string, string>? Handler(string keyword)
    {
        lock (_gate) return _handlers.GetValueOrDefault(keyword);
    }
}
