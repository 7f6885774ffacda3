using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Allocation;

/// <summary>A channel that answers every write with the same octets and allocates nothing itself: reads complete synchronously.</summary>
internal sealed class LoopChannel : Pop3Channel
{
    private byte[] _reply = [];
    private int _times;
    private int _at;

    /// <summary>What a write is answered with; the greeting first.</summary>
    public void Answer(byte[] reply, int times = 1)
    {
        _reply = reply;
        _times = times;
        _at = 0;
    }

    public override int Read(byte[] buffer, int start, int length)
    {
        if (_at == _reply.Length)
        {
            _times--;
            _at = 0;
        }
        if (_times <= 0) throw new InvalidOperationException("Nothing more to read.");
        int count = Math.Min(length, _reply.Length - _at);
        Buffer.BlockCopy(_reply, _at, buffer, start, count);
        _at += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken) => new(Read(buffer, start, length));

    public override void Write(byte[] buffer, int start, int length)
    {
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
