using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Support;

/// <summary>A channel without a network: what is to be read is put in, what is written is kept, time is a number.</summary>
internal sealed class ScriptChannel : Pop3Channel
{
    private readonly Queue<byte> _input = new();
    private readonly MemoryStream _written = new();
    private long _now;
    private long _deadline = long.MaxValue;

    /// <summary>How many octets a read returns at most.</summary>
    public int Chunk { get; set; } = int.MaxValue;

    /// <summary>True: the peer closes behind the last octet. False: it stays silent, and the deadline passes.</summary>
    public bool ClosesAtEnd { get; set; }

    public bool IsClosed { get; private set; }

    /// <summary>Asked when the input runs dry: a server that answers what was written.</summary>
    public Func<string, string>? Answer { get; set; }

    public string Written => Encoding.UTF8.GetString(_written.ToArray());

    public int Writes { get; private set; }

    public override long Milliseconds => _now;

    public override bool IsSecure => Secured;

    public bool Secured { get; private set; }

    public ScriptChannel Put(string text) => Put(Encoding.UTF8.GetBytes(text));

    public ScriptChannel Put(IEnumerable<byte> octets)
    {
        foreach (byte octet in octets) _input.Enqueue(octet);
        return this;
    }

    /// <summary>Takes what was written since the last time.</summary>
    public string TakeWritten()
    {
        string text = Written;
        _written.SetLength(0);
        return text;
    }

    public override int Read(byte[] buffer, int start, int length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_input.Count == 0 && Answer != null) Put(Answer(TakeWritten()));
        if (_input.Count == 0)
        {
            if (ClosesAtEnd) return 0;
            _now = _deadline == long.MaxValue ? throw new InvalidOperationException("The session waits for ever.") : _deadline;
            throw new TimeoutException();
        }
        int count = Math.Min(Math.Min(length, Chunk), _input.Count);
        for (int i = 0; i < count; i++) buffer[start + i] = _input.Dequeue();
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Writes++;
        _written.Write(buffer, start, length);
    }

    public override void SetDeadline(int milliseconds) => _deadline = milliseconds < 0 ? long.MaxValue : _now + milliseconds;

    public override void StartTls() => Secured = true;

    public override void Close() => IsClosed = true;

    /// <summary>Lets time pass.</summary>
    public void Advance(int milliseconds) => _now += milliseconds;
}
