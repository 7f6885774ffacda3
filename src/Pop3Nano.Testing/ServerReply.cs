using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Testing;

// One command's reply: segments, and how they leave.
internal sealed class ServerReply : IDisposable
{
    private readonly List<OutputSegment> _segments = [];
    private int _current;

    internal AfterReply After { get; set; }

    // No more octets than these leave. Behind them, or behind a reply that has fewer, the connection does what AfterLimit says, if anything.
    internal long Limit { get; set; } = long.MaxValue;
    internal AfterReply AfterLimit { get; set; }

    internal TimeSpan Delay { get; set; }
    internal TimeSpan DripInterval { get; set; }

    // The successful login of a server that loses what came behind it.
    internal bool LosesInput { get; set; }

    internal void Add(OutputSegment segment) => _segments.Add(segment);

    internal void Add(string text) => _segments.Add(new OctetSegment(Encoding.UTF8.GetBytes(text)));

    internal void Add(byte[] octets) => _segments.Add(new OctetSegment(octets));

    internal void Prepend(byte[] octets) => _segments.Insert(0, new OctetSegment(octets));

    internal void Clear()
    {
        foreach (OutputSegment segment in _segments) segment.Dispose();
        _segments.Clear();
    }

    // One segment at most, so that message octets are told from others; 0 ends the reply.
    internal int Read(Span<byte> into, out bool isMessage)
    {
        isMessage = false;
        if (into.Length > Limit) into = into[..(int)Limit];
        while (into.Length > 0 && _current < _segments.Count)
        {
            int count = _segments[_current].Read(into);
            if (count > 0)
            {
                isMessage = _segments[_current].IsMessage;
                Limit -= count;
                return count;
            }
            _segments[_current].Dispose();
            _current++;
        }
        if (AfterLimit != AfterReply.Nothing) After = AfterLimit;
        return 0;
    }

    public void Dispose() => Clear();
}
