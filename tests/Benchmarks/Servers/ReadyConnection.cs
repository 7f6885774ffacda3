using System;
using System.IO;

namespace Pop3Nano.Benchmarks;

/// <summary>One client of a <see cref="ReadyServer"/>. What it says together is answered together, as servers do.</summary>
internal sealed class ReadyConnection(ReadyServer server, Stream stream)
{
    private readonly byte[] _in = new byte[4096];
    private readonly byte[] _out = new byte[16384];
    private int _kept;
    private int _queued;
    private long _answered;
    private bool _isOver;

    public void Serve()
    {
        stream.Write("+OK ready\r\n"u8);
        int count;
        for (bool isFirst = true; !_isOver && (count = stream.Read(_in, _kept, _in.Length - _kept)) > 0; isFirst = false)
        {
            if (isFirst) server.Begun();
            _answered = 0;
            int from = _kept;
            Answer(_kept + count);
            server.Recorder?.Add(_in.AsSpan(from, count).ToArray(), _answered); // before the client can go on
            Flush();
            _in.AsSpan(from + count - _kept, _kept).CopyTo(_in);
        }
    }

    private void Answer(int end)
    {
        int start = 0;
        while (_in.AsSpan(start, end - start).IndexOf((byte)'\n') is >= 0 and int length)
        {
            ReadOnlySpan<byte> line = _in.AsSpan(start, length);
            start += length + 1;
            Queue(server.Maildrop.ReplyTo(line));
            _isOver |= (line[0] & ~32) == 'Q';
        }
        _kept = end - start;
    }

    private void Queue(ReadyReply reply)
    {
        _answered += reply.Length;
        if (reply.IsOne && reply.Length <= _out.Length - _queued)
        {
            reply.Head.CopyTo(_out, _queued);
            _queued += reply.Head.Length;
            return;
        }
        Flush();
        reply.WriteTo(stream);
    }

    private void Flush()
    {
        if (_queued > 0) stream.Write(_out, 0, _queued);
        _queued = 0;
    }
}
