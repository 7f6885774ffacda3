using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Support;

/// <summary>A server that says its first lines, one for each read, then one thing for ever: what has no bound never returns.</summary>
internal sealed class RepeatingChannel(string first, string again) : Pop3Channel
{
    private const long Most = 64 << 20; // no bound is as far off as this

    private readonly IEnumerator<byte> _octets = Forever(Encoding.ASCII.GetBytes(again)).GetEnumerator();
    private readonly Queue<byte> _first = new(Encoding.ASCII.GetBytes(first));
    private long _read;

    public bool IsClosed { get; private set; }

    public override int Read(byte[] buffer, int start, int length)
    {
        if (_read > Most) throw new InvalidOperationException("This is read without a bound.");
        for (int i = 0; _first.Count > 0; i++)
        {
            buffer[start + i] = _first.Dequeue();
            if (buffer[start + i] == '\n' || _first.Count == 0) return i + 1;
        }
        for (int i = 0; i < length; i++)
        {
            _octets.MoveNext();
            buffer[start + i] = _octets.Current;
        }
        _read += length;
        return length;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
    }

    public override void SetDeadline(int milliseconds)
    {
    }

    public override void StartTls()
    {
    }

    public override void Close() => IsClosed = true;

    private static IEnumerable<byte> Forever(byte[] octets)
    {
        while (true)
        {
            foreach (byte octet in octets) yield return octet;
        }
    }
}
