using System;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Support;

/// <summary>A server that sends an endless message at so many octets a second of virtual time.</summary>
internal sealed class SlowChannel(int octetsPerSecond, long most) : Pop3Channel
{
    private readonly byte[] _head = Encoding.ASCII.GetBytes("+OK\r\n+OK\r\n+OK\r\n+OK\r\n");
    private long _sent;
    private long _now;
    private long _deadline = long.MaxValue;

    public bool IsClosed { get; private set; }

    public long MessageOctets => _sent - _head.Length;

    public override long Milliseconds => _now;

    public override int Read(byte[] buffer, int start, int length)
    {
        if (_sent < _head.Length)
        {
            Array.Copy(_head, _sent, buffer, start, 5);
            _sent += 5;
            return 5;
        }
        if (MessageOctets >= most) return 0;
        int count = Math.Min(length, Math.Max(1, octetsPerSecond / 10));
        long arrives = _now + 1000L * count / octetsPerSecond;
        if (arrives > _deadline)
        {
            _now = _deadline;
            throw new TimeoutException();
        }
        _now = arrives;
        for (int i = 0; i < count; i++) buffer[start + i] = (byte)((_sent + i) % 64 == 63 ? '\n' : 'x');
        _sent += count;
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
    }

    public override void SetDeadline(int milliseconds) => _deadline = _now + milliseconds;

    public override void StartTls()
    {
    }

    public override void Close() => IsClosed = true;
}
