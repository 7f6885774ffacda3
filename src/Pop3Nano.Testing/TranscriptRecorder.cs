using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Testing;

// Puts the octets that leave together to lines. The owner locks.
internal sealed class TranscriptRecorder(bool keeps)
{
    private readonly List<string> _lines = [];
    private readonly List<byte> _line = [];
    private long _messageOctets;

    internal string[] Snapshot()
    {
        if (_line.Count == 0 && _messageOctets == 0) return [.. _lines];
        var lines = new List<string>(_lines);
        AddOpenLine(lines);
        AddMessage(lines);
        return [.. lines];
    }

    internal void Received(string shown)
    {
        if (!keeps) return;
        Flush();
        _lines.Add("C: " + shown);
    }

    internal void Sent(ReadOnlySpan<byte> octets, bool isMessage)
    {
        if (!keeps) return;
        if (isMessage)
        {
            AddOpenLine(_lines);
            _line.Clear();
            _messageOctets += octets.Length;
            return;
        }
        AddMessage(_lines);
        _messageOctets = 0;
        foreach (byte octet in octets)
        {
            if (octet != '\n')
            {
                _line.Add(octet);
                continue;
            }
            _lines.Add("S: " + Text());
            _line.Clear();
        }
    }

    private void Flush()
    {
        AddOpenLine(_lines);
        AddMessage(_lines);
        _line.Clear();
        _messageOctets = 0;
    }

    private void AddOpenLine(List<string> lines)
    {
        if (_line.Count > 0) lines.Add("S: " + Text());
    }

    private void AddMessage(List<string> lines)
    {
        if (_messageOctets > 0) lines.Add(FormattableString.Invariant($"S: ({_messageOctets} octets of a message)"));
    }

    private string Text() => Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');
}
