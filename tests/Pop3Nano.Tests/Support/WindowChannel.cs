using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Support;

/// <summary>
/// A server with a small window, as RFC 2449 §6.6 means it: it counts how much waits for its answer, and answers one command at a time,
/// in pieces of a few octets.
/// </summary>
internal sealed class WindowChannel(Func<string, string> answer, int piece) : Pop3Channel
{
    private readonly Queue<string> _waiting = new();
    private readonly StringBuilder _line = new();
    private byte[] _reply = [];
    private int _start;
    private int _octets;

    public int MostCommands { get; private set; }

    public int MostOctets { get; private set; }

    public int Commands { get; private set; }

    public int Writes { get; private set; }

    /// <summary>Puts in what is read before anything is answered.</summary>
    public WindowChannel Say(string text)
    {
        _reply = Encoding.ASCII.GetBytes(text);
        return this;
    }

    public override int Read(byte[] buffer, int start, int length)
    {
        if (_start == _reply.Length)
        {
            if (_waiting.Count == 0) throw new InvalidOperationException("Nothing is due.");
            _reply = Encoding.ASCII.GetBytes(answer(_waiting.Peek()));
            _start = 0;
        }
        int count = Math.Min(Math.Min(piece, length), _reply.Length - _start);
        Array.Copy(_reply, _start, buffer, start, count);
        _start += count;
        if (_start == _reply.Length && _waiting.Count > 0) _octets -= _waiting.Dequeue().Length + 2;
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        Writes++;
        _line.Append(Encoding.ASCII.GetString(buffer, start, length));
        string text = _line.ToString();
        int end;
        while ((end = text.IndexOf("\r\n", StringComparison.Ordinal)) >= 0)
        {
            _waiting.Enqueue(text[..end]);
            _octets += end + 2;
            Commands++;
            text = text[(end + 2)..];
        }
        _line.Clear().Append(text);
        MostCommands = Math.Max(MostCommands, _waiting.Count);
        MostOctets = Math.Max(MostOctets, _octets);
    }

    /// <summary>Forgets the greatest numbers so far.</summary>
    public void Reset()
    {
        MostCommands = 0;
        MostOctets = 0;
        Commands = 0;
    }

    public override void SetDeadline(int milliseconds)
    {
    }

    public override void StartTls()
    {
    }

    public override void Close()
    {
    }
}
