using System;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>A server in memory: a greeting, +OK to what logs in, and one reply, ready made, to everything else.</summary>
internal sealed class MemoryChannel(byte[] reply) : Pop3Channel
{
    private static readonly byte[] Greeting = "+OK ready\r\n"u8.ToArray();
    private static readonly byte[] Ok = "+OK\r\n+OK\r\n"u8.ToArray();
    private byte[] _reply = Greeting;
    private int _at;

    public override int Read(byte[] buffer, int start, int length)
    {
        int count = Math.Min(length, _reply.Length - _at);
        _reply.AsSpan(_at, count).CopyTo(buffer.AsSpan(start));
        _at += count;
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        _at = 0;
        _reply = buffer.AsSpan(start, length).StartsWith("USER"u8) ? Ok : reply;
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
